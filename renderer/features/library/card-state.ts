import type { Job } from '../../../core/contract/jobs.ts';
import type { MediaSummary } from '../../../core/contract/media.ts';
import type { Failure } from '../../../core/failure.ts';

/** Where a video stands on its way to captions. Pure, so that a card, a filter and a test mean the same. */
export type CardState =
  | { readonly kind: 'running' | 'paused'; readonly fraction: number }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly job: Job; readonly error: Failure | null }
  | { readonly kind: 'review'; readonly count: number }
  | { readonly kind: 'captioned' | 'plain' };

/** What a person asked for counts before what the app makes by itself; of each kind the newest job counts. */
const kinds = ['transcribe', 'prepare'] as const;

/** The same ones for all cards, which are drawn again only when theirs is another. */
const plain: CardState = { kind: 'plain' };
const captioned: CardState = { kind: 'captioned' };

/** `jobs`: of this video, the newest first. */
export function cardState(
  media: Pick<MediaSummary, 'trackCount' | 'doubtCount'>,
  jobs: readonly Job[],
): CardState {
  for (const kind of kinds) {
    const job = jobs.find((each) => each.kind === kind);
    const state = job === undefined ? null : stateOfJob(job);
    // The app's own work is worth a word only when it went wrong.
    if (state !== null && (kind === 'transcribe' || state.kind === 'failed')) return state;
  }
  if (media.trackCount === 0) return plain;
  return media.doubtCount > 0 ? { kind: 'review', count: media.doubtCount } : captioned;
}

function stateOfJob(job: Job): CardState | null {
  switch (job.state) {
    case 'running':
    case 'paused':
      return { kind: job.state, fraction: job.fraction };
    case 'queued':
      return { kind: 'waiting' };
    case 'failed':
      return { kind: 'failed', job, error: job.error };
    case 'done':
    case 'cancelled':
      return null;
  }
}

export type StatesById = ReadonlyMap<string, CardState>;

export function cardStates(media: readonly MediaSummary[], jobs: readonly Job[]): StatesById {
  const byMedia = Map.groupBy(jobs, ({ mediaId }) => mediaId);
  return new Map(media.map((each) => [each.id, cardState(each, byMedia.get(each.id) ?? [])]));
}
