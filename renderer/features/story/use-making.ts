/** Making chapters and summaries from the panel: by which language model, of which track. */
import type { ModelCard } from '../../../core/contract/models.ts';
import { bestInstalled, makeChapters, makeSummary } from '../../analyses/start-analysis.ts';
import { useConnection } from '../../connection/use-connection.tsx';
import { attempt } from '../../notices/notices.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { activeCues } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { putJob } from '../jobs/index.ts';
import { useModels } from '../models/index.ts';
import { storyViewStore } from './story-store.ts';

const writerTask = 'text-generation';

export interface Writers {
  /** Language models that a person has installed. */
  readonly models: readonly ModelCard[];
  /** The one that is used; null: none is. */
  readonly chosen: string | null;
}

export function useWriters(): Writers {
  const list = useModels().list ?? [];
  const wanted = useStore(storyViewStore, (view) => view.writer);
  const models = list.filter(({ task, state }) => (task as string) === writerTask && state === 'installed');
  const best = bestInstalled(models, writerTask)?.id ?? null;
  const isThere = wanted === null || models.some(({ id }) => id === wanted);
  return { models, chosen: wanted === undefined || !isThere ? best : wanted };
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
export function writerName({ models }: Writers, writer: string): string {
  return models.find(({ id }) => id === writer)?.name ?? writer;
}
