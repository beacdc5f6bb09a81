import type { ModelTask } from '../../../../core/contract/models.ts';
import { SidecutError } from '../../../../core/errors.ts';
import {
  catalogueModels,
  downloadSize,
  findCatalogueModel,
  translatesBetween,
} from '../../../../models/catalogue.ts';
import type { CatalogueModel } from '../../../../models/catalogue.ts';
import { formatBytes } from '../format-bytes.ts';

/** Languages of a translation, where it is one. */
interface Languages {
  readonly language?: string;
  readonly into?: string;
}

/** What each starter can't do, and the full model that most people are served well by. */
const starterLimits: Partial<
  Record<
    ModelTask,
    { readonly kind: string; readonly limit: string; readonly use: string; readonly id: string }
  >
> = {
  'speech-to-text': {
    kind: 'Whisper model',
    limit: 'a few hundred words of each of five languages and synthetic voices only',
    use: 'speech',
    id: 'whisper-base_timestamped',
  },
  'text-embedding': {
    kind: 'sentence encoder',
    limit: 'sentences about a small world of everyday topics only',
    use: 'texts',
    id: 'multilingual-e5-small',
  },
  'image-text': {
    kind: 'CLIP model',
    limit: 'drawn pictures of a small world only',
    use: 'pictures',
    id: 'clip-vit-base-patch32',
  },
  translation: {
    kind: 'translator for these languages',
    limit: 'sentences about a small world of everyday topics only',
    use: 'texts',
    id: 'm2m100_418M',
  },
  'speaker-embedding': {
    kind: 'speaker model',
    limit: 'synthetic voices only',
    use: 'voices',
    id: 'wespeaker-voxceleb-resnet34-LM',
  },
};

/** Says what the starter is no good for, and what to install instead. */
export function starterNote(task: ModelTask, languages: Languages): string {
  const limits = starterLimits[task];
  if (!limits) return '';
  const suggestion = translatorOf(languages) ?? findCatalogueModel(limits.id);
  const size = suggestion && downloadSize(suggestion, suggestion.defaultPrecision ?? 'int8');
  return (
    `No ${limits.kind} is installed, so the starter model is used: it knows ${limits.limit}. ` +
    `For real ${limits.use}: sidecut models install ${suggestion?.id ?? ''}` +
    (size ? ` (${formatBytes(size.bytes)}).` : '.')
  );
}

export function noTranslator(language: string, into: string): SidecutError {
  const suggestion = translatorOf({ language, into });
  const remedy = suggestion
    ? `Get it with: sidecut models install ${suggestion.id}`
    : '"sidecut models list" shows those there are.';
  return new SidecutError(
    'model-not-installed',
    `No model that translates from "${language}" into "${into}" is installed. ${remedy}`,
    { details: { language, into } },
  );
}

/** The smallest download that translates between the two languages. */
function translatorOf({ language, into }: Languages): CatalogueModel | undefined {
  if (language === undefined || into === undefined) return undefined;
  const fitting = catalogueModels.filter(
    (model) =>
      model.task === 'translation' && model.source.kind === 'hub' && translatesBetween(model, language, into),
  );
  const bytes = (model: CatalogueModel) =>
    downloadSize(model, model.defaultPrecision ?? 'int8')?.bytes ?? Infinity;
  return fitting.toSorted((a, b) => bytes(a) - bytes(b))[0];
}
