import type { AppConnection } from '../../connection/app-connection.ts';
import { showFailure } from '../../notices/notices.ts';
import { createStore } from '../../stores/store.ts';
import { forgetMedia } from '../../workspace/workspace-store.ts';
import { libraryStore } from './library-store.ts';

/** How long it can be undone. */
const undoMs = 10_000;

export interface Removal {
  readonly mediaIds: readonly string[];
  readonly undo: () => void;
  /** Nobody wants to undo it. */
  readonly finish: () => void;
}

/** The removal that can still be undone: what goes has left the list, not the library. */
export const removalStore = createStore<Removal | null>(null);

/** A page that goes before has removed nothing. */
export function removeVideos({ calls }: AppConnection, mediaIds: readonly string[]): void {
  removalStore.get()?.finish();
  const timer = setTimeout(finish, undoMs);
  setLeaving(mediaIds, true);
  for (const mediaId of mediaIds) forgetMedia(mediaId);
  removalStore.set({ mediaIds, undo, finish });

  function end(): void {
    clearTimeout(timer);
    removalStore.set((removal) => (removal?.finish === finish ? null : removal));
  }
  function undo(): void {
    end();
    setLeaving(mediaIds, false);
  }
  function finish(): void {
    end();
    remove().catch(showFailure);
  }
  async function remove(): Promise<void> {
    try {
      for (const mediaId of mediaIds) await calls['media.remove']({ mediaId });
    } finally {
      setLeaving(mediaIds, false);
    }
  }
}

function setLeaving(mediaIds: readonly string[], isLeaving: boolean): void {
  libraryStore.set((library) => {
    const leaving = new Set(library.leaving);
    for (const mediaId of mediaIds) {
      if (isLeaving) leaving.add(mediaId);
      else leaving.delete(mediaId);
    }
    return { ...library, leaving };
  });
}
