import type { Folder } from '../../../core/contract/folders.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { showFailure } from '../../notices/notices.ts';
import { createStore, useStore } from '../../stores/store.ts';

/** Folders that the library follows, in the order in which they were added. */
export const foldersStore = createStore<readonly Folder[]>([]);

let readAgain: () => Promise<void> = () => Promise.resolve();
export const readFolders = (): Promise<void> => readAgain();

/** Reads them and follows them. Returns the way to stop. */
export async function connectFolders({ calls, on, onState }: AppConnection): Promise<() => void> {
  readAgain = async () => foldersStore.set((await calls['folders.list']({})).folders);
  const refresh = (): void => void readAgain().catch(showFailure);
  const stops = [
    on('folders.changed', refresh),
    onState((state) => {
      if (state === 'connected') refresh();
    }),
  ];
  await readAgain();
  return () => {
    for (const stop of stops) stop();
  };
}

/** Folders that a person has removed, while that can be undone. */
export const leavingFoldersStore = createStore<ReadonlySet<string>>(new Set());

/** Those that are to be seen. */
export function useFolders(): readonly Folder[] {
  const folders = useStore(foldersStore, (value) => value);
  const leaving = useStore(leavingFoldersStore, (value) => value);
  return leaving.size === 0 ? folders : folders.filter(({ id }) => !leaving.has(id));
}

/** Whether a video whose folder this is lies in a followed one. */
export function isInFolder(videoFolder: string, { path }: Pick<Folder, 'path'>): boolean {
  const rest = videoFolder.startsWith(path) ? videoFolder.slice(path.length) : null;
  return rest !== null && (rest === '' || /^[/\\]/.test(rest) || /[/\\]$/.test(path));
}
