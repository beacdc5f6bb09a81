import { installedEmbedder, loadEmbedder } from '../../../analyses/embed-sentences.ts';
import type { EmbedSentences } from '../../../analyses/embed-sentences.ts';
import { createInferenceClient } from '../../../inference/client.ts';
import { modelPlaces } from '../../../services/models/layout/model-places.ts';
import { dataFiles, dataFolder } from '../../data-folder.ts';
import { ProgressLine } from '../progress-line.ts';
import type { Terminal } from '../terminal.ts';

export interface EmbedderWays {
  /** null: by the words alone. */
  readonly embed: EmbedSentences | null;
  readonly signal: AbortSignal;
  readonly onFraction: (fraction: number) => void;
}

/** `model`: a text embedder, or `none`; undefined: the best one installed, if there is one. */
export async function withEmbedder<Result>(
  model: string | undefined,
  terminal: Terminal,
  work: (ways: EmbedderWays) => Promise<Result>,
): Promise<Result> {
  const { signal } = terminal;
  const home = dataFolder();
  const places = modelPlaces(home);
  const id = model ?? (await installedEmbedder(places)) ?? 'none';
  if (id === 'none') return work({ embed: null, signal, onFraction: () => undefined });
  const line = new ProgressLine(terminal);
  const { providerCache: providerCacheFile } = dataFiles(home);
  await using inference = createInferenceClient({ providerCacheFile });
  const embed = await loadEmbedder(inference, places, { model: id, takesFolders: true }, signal);
  const onFraction = (fraction: number) =>
    line.update(`comparing what is said: ${Math.round(100 * fraction)} %`);
  try {
    return await work({ embed, signal, onFraction });
  } finally {
    line.clear();
  }
}
