import { installedEmbedder, loadEmbedder } from '../../../analyses/embed-sentences.ts';
import type { EmbedSentences } from '../../../analyses/embed-sentences.ts';
import { createInferenceClient } from '../../../inference/client.ts';
import type { InferenceClient } from '../../../inference/client.ts';
import { modelPlaces } from '../../../services/models/layout/model-places.ts';
import type { ModelPlaces } from '../../../services/models/layout/model-places.ts';
import { installedWriter, openWriter } from '../../../services/writers/open-writer.ts';
import { serverFromEnvironment } from '../../../services/writers/server-address.ts';
import type { TextWriter } from '../../../services/writers/text-writer.ts';
import { dataFiles, dataFolder } from '../../data-folder.ts';
import { ProgressLine } from '../progress-line.ts';
import type { Terminal } from '../terminal.ts';

/** Each `none`, or undefined: the best one installed, if there is one. */
export interface TextModels {
  /** Text embedder: an id or a folder. */
  readonly model: string | undefined;
  /** Language model, or `server`. */
  readonly writer: string | undefined;
}

export interface TextWays {
  /** null: by the words alone. */
  readonly embed: EmbedSentences | null;
  /** null: no language model writes. */
  readonly writer: TextWriter | null;
  readonly signal: AbortSignal;
  readonly onFraction: (fraction: number) => void;
  readonly onPart: (part: { readonly number: number; readonly count: number }) => void;
}

/** Does the work with the models that were asked for; they are gone afterwards. */
export async function withModels<Result>(
  { model, writer }: TextModels,
  terminal: Terminal,
  work: (ways: TextWays) => Promise<Result>,
): Promise<Result> {
  const { signal } = terminal;
  const home = dataFolder();
  const places = modelPlaces(home);
  const names = {
    model: model ?? (await installedEmbedder(places)) ?? 'none',
    writer: writer ?? (await installedWriter(places, signal)) ?? 'none',
  };
  const line = new ProgressLine(terminal);
  const told = {
    onFraction: (fraction: number) => line.update(`comparing what is said: ${Math.round(100 * fraction)} %`),
    onPart: ({ number, count }: { readonly number: number; readonly count: number }) =>
      line.update(`writing: part ${number} of ${count}`),
  };
  if (names.model === 'none' && names.writer === 'none') {
    return work({ embed: null, writer: null, signal, ...told });
  }
  const { providerCache: providerCacheFile } = dataFiles(home);
  await using inference = createInferenceClient({ providerCacheFile });
  try {
    return await work({ ...(await openModels(inference, places, names, signal)), signal, ...told });
  } finally {
    line.clear();
  }
}

async function openModels(
  inference: InferenceClient,
  places: ModelPlaces,
  { model, writer }: { readonly model: string; readonly writer: string },
  signal: AbortSignal,
): Promise<Pick<TextWays, 'embed' | 'writer'>> {
  const server = () => Promise.resolve(serverFromEnvironment(process.env));
  return {
    embed:
      model === 'none' ? null : await loadEmbedder(inference, places, { model, takesFolders: true }, signal),
    writer: writer === 'none' ? null : await openWriter({ inference, places, server }, writer, signal),
  };
}
