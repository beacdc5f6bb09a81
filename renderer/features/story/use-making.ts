/** Making chapters and summaries from the panel: by which language model, of which track. */
import { makeChapters, makeSummary } from '../../analyses/start-analysis.ts';
import { serverWriter, wantedWriterStore, writersOf, type Writers } from '../../analyses/writer-choice.ts';
import { useConnection } from '../../connection/use-connection.tsx';
import type { Translate } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { activeCues } from '../../project/project-store.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';
import { putJob } from '../jobs/index.ts';
import { useModels } from '../models/index.ts';
import './messages.ts';

export function useWriters(): Writers {
  const list = useModels().list ?? [];
  const wanted = useStore(wantedWriterStore, (writer) => writer);
  const server = useStore(settingsStore, (settings) => settings.writerServer);
  return writersOf(list, wanted, server);
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
