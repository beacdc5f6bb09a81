import type { ModelLanguageFacts } from '../../../../../core/failures/inference.ts';
import { byReason } from '../../../../../core/failures/words-by.ts';
import { knownLanguageName } from '../../../../../core/language/language-name.ts';

const maxNamed = 24;
const maxPairs = 20;
const maxListed = 8;

/** "German (de)"; in quotation marks what is no code. */
function naming(asked: string): string {
  const name = knownLanguageName(asked.replaceAll('_', '-'), 'en');
  return name === undefined ? `"${asked}"` : `${name} (${asked})`;
}

function listing(tags: readonly string[]): string {
  const named = tags.slice(0, maxNamed).map(naming).join(', ');
  return tags.length > maxNamed ? `${named} and ${tags.length - maxNamed} more` : named;
}

/** `unknown-language` of a model. */
export const modelLanguageSentence = byReason<ModelLanguageFacts>({
  'model-speaks-english': ({ language }) =>
    `This model knows English only, so it cannot transcribe "${language}". Choose a multilingual model.`,
  'model-lacks': ({ model, language, known }) =>
    `${model === null ? 'This model' : `The model ${model}`} does not know the language "${language}" (it knows ` +
    `${known.length > maxListed ? `${known.length} others` : known.join(', ')}). Choose another with --model.`,
  'not-from': ({ language, known }) =>
    `The model cannot translate from ${naming(language)}. It knows ${listing(known)}.`,
  'not-into': ({ language, known }) =>
    `The model cannot translate into ${naming(language)}. It knows ${listing(known)}.`,
  'no-such-pair': ({ source, target, pairs }) =>
    `The model cannot translate from ${naming(source)} into ${naming(target)}. Its pairs are ` +
    `${pairs.slice(0, maxPairs).join(', ')}: go by way of a language that has both.`,
});
