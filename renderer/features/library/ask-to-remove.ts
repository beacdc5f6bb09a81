import type { MediaSummary } from '../../../core/contract/media.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { createStore } from '../../stores/store.ts';
import { removeVideos } from './removal.ts';
import { clearSelection } from './selection.ts';

/** Videos with captions that somebody wants to remove: the bar at the foot asks. */
export const removeQuestionStore = createStore<readonly MediaSummary[]>([]);

/** What has no captions goes at once, with a way back; captions are worth a question. */
export function askToRemove(connection: AppConnection, videos: readonly MediaSummary[]): void {
  if (videos.some(({ trackCount }) => trackCount > 0)) removeQuestionStore.set(videos);
  else removeNow(connection, videos);
}

export function removeNow(connection: AppConnection, videos: readonly MediaSummary[]): void {
  removeQuestionStore.set([]);
  clearSelection();
  removeVideos(
    connection,
    videos.map(({ id }) => id),
  );
}
