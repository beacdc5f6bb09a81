import type { Folder } from '../../../core/contract/folders.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { showFailure } from '../../notices/notices.ts';
import { createStore } from '../../stores/store.ts';
import { forgetMedia } from '../../workspace/workspace-store.ts';
import { isInFolder, leavingFoldersStore, readFolders } from './folders-store.ts';
import { changeLibrary, libraryStore } from './library-store.ts';

/** How long it can be undone. */
const undoMs = 10_000;

export interface Removal {
  readonly mediaIds: readonly string[];
  /** A folder that the library follows no more. */
  readonly folder: Folder | null;
  readonly undo: () => void;
  /** Nobody wants to undo it. */
  readonly finish: () => void;
}

/** The removal that can still be undone: what goes has left the list, not the library. */
export const removalStore = createStore<Removal | null>(null);

export function removeVideos({ calls }: AppConnection, mediaIds: readonly string[]): void {
  begin({ mediaIds, folder: null }, async () => {
    for (const mediaId of mediaIds) await calls['media.remove']({ mediaId });
  });
}

/** `videos`: whether those in it stay in the library. */
export function removeFolder({ calls }: AppConnection, folder: Folder, videos: 'keep' | 'remove'): void {
  const { media, folderId } = libraryStore.get();
  const inIt = videos === 'keep' ? [] : media.filter((video) => isInFolder(video.folder, folder));
  if (folderId === folder.id) changeLibrary({ folderId: null });
  begin({ mediaIds: inIt.map(({ id }) => id), folder }, async () => {
    await calls['folders.remove']({ folderId: folder.id, videos });
    await readFolders();
  });
}

/** A page that goes before has removed nothing. */
function begin(
  { mediaIds, folder }: Pick<Removal, 'mediaIds' | 'folder'>,
  remove: () => Promise<void>,
): void {
  removalStore.get()?.finish();
  const timer = setTimeout(finish, undoMs);
  setLeaving(true);
  for (const mediaId of mediaIds) forgetMedia(mediaId);
  removalStore.set({ mediaIds, folder, undo, finish });

  function end(): void {
    clearTimeout(timer);
    removalStore.set((removal) => (removal?.finish === finish ? null : removal));
  }
  function undo(): void {
    end();
    setLeaving(false);
  }
  function finish(): void {
    end();
    remove()
      .finally(() => setLeaving(false))
      .catch(showFailure);
  }
  function setLeaving(isLeaving: boolean): void {
    libraryStore.set((library) => ({ ...library, leaving: changed(library.leaving, mediaIds, isLeaving) }));
    if (folder !== null) leavingFoldersStore.set((ids) => changed(ids, [folder.id], isLeaving));
  }
}

function changed(set: ReadonlySet<string>, ids: readonly string[], isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  for (const id of ids) {
    if (isIn) next.add(id);
    else next.delete(id);
  }
  return next;
}
