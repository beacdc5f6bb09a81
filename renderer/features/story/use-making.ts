/** Making chapters and summaries from the panel: by which language model, of which track. */
import type { ModelCard } from '../../../core/contract/models.ts';
import { bestInstalled, makeChapters, makeSummary } from '../../analyses/start-analysis.ts';
import { useConnection } from '../../connection/use-connection.tsx';
import type { WriterServer } from '../../../core/writing/writer-server.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { activeCues } from '../../project/project-store.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';
import { putJob } from '../jobs/index.ts';
import { useModels } from '../models/index.ts';
import './messages.ts';
import { storyViewStore } from './story-store.ts';

const writerTask = 'text-generation';
/** As `SummaryOptions` call it. */
export const serverWriter = 'server';

export interface Writers {
  /** Language models that a person has installed. */
  readonly models: readonly ModelCard[];
  /** A server of another program that the settings name. */
  readonly hasServer: boolean;
  /** The one that is used; null: none is. */
  readonly chosen: string | null;
}

export function useWriters(): Writers {
  const list = useModels().list ?? [];
  const wanted = useStore(storyViewStore, (view) => view.writer);
  const server = useStore(settingsStore, (settings) => settings.writerServer);
  return writersOf(list, wanted, server);
}

/** The writer that is used now, here and elsewhere: chosen in the panel, or the usual one. Of all models. */
export function chosenWriter(models: readonly ModelCard[]): string | null {
  return writersOf(models, storyViewStore.get().writer, settingsStore.get().writerServer).chosen;
}

function writersOf(
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

export interface Making {
  readonly makeChapters: () => void;
  readonly makeSummary: () => void;
}

export function useMaking(project: OpenProject, { chosen }: Writers): Making {
  const { calls } = useConnection();
  const mediaId = project.media.id;
  // By what is seen, where there is no text.
  const trackId = activeCues(project).length === 0 ? null : project.activeTrackId;
  return {
    makeChapters: () =>
      attempt(async () => putJob(await makeChapters(calls, mediaId, { trackId, writer: chosen }))),
    makeSummary: () => {
      if (trackId === null) return;
      const wanted = { trackId, writer: chosen, language: null };
      attempt(async () => putJob(await makeSummary(calls, mediaId, wanted)));
    },
  };
}

/** A name for people; of one that is gone its id. */
export function writerName({ models }: Writers, writer: string, t: Translate): string {
  if (writer === serverWriter) return t('story.writer.server');
  return models.find(({ id }) => id === writer)?.name ?? writer;
}
