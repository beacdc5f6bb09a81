/** Which language model writes titles and summaries. */
import type { ModelCard } from '../../core/contract/models.ts';
import type { WriterServer } from '../../core/writing/writer-server.ts';
import { settingsStore } from '../settings/settings-store.ts';
import { createStore } from '../stores/store.ts';
import { bestInstalled } from './start-analysis.ts';

const writerTask = 'text-generation';
/** As `SummaryOptions` call it. */
export const serverWriter = 'server';

/** Null: nobody, sentences are chosen. Undefined: the best there is. */
export const wantedWriterStore = createStore<string | null | undefined>(undefined);

export interface Writers {
  /** Language models that a person has installed. */
  readonly models: readonly ModelCard[];
  /** A server of another program that the settings name. */
  readonly hasServer: boolean;
  /** The one that is used; null: none is. */
  readonly chosen: string | null;
}

/** Of all models. */
export function writersOf(
  list: readonly ModelCard[],
  wanted: string | null | undefined,
  { address, model }: Pick<WriterServer, 'address' | 'model'>,
): Writers {
  const hasServer = address !== '' && model !== '';
  const models = list.filter(({ task, state }) => task === writerTask && state === 'installed');
  // Whoever names a server wants it in place of a model.
  const usual = hasServer ? serverWriter : (bestInstalled(models, writerTask)?.id ?? null);
  const isThere =
    wanted === null || (wanted === serverWriter && hasServer) || models.some(({ id }) => id === wanted);
  return { models, hasServer, chosen: wanted === undefined || !isThere ? usual : wanted };
}

/** The one that is used now. Of all models. */
export function chosenWriter(models: readonly ModelCard[]): string | null {
  return writersOf(models, wantedWriterStore.get(), settingsStore.get().writerServer).chosen;
}
