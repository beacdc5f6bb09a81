import { watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/**
 * [Note: Following a folder]
 * The system's word is a hint, never the truth: it says where to look, and whoever looks finds out what there is. Events
 * get lost (a full queue, a share that sends none), so a folder is looked through again from time to time all the same.
 * macOS and Windows watch a whole tree; Linux watches one folder each, so each folder that is walked is followed. Node's
 * own `recursive` for Linux and the usual libraries watch every single file there: ten thousand of them use up what the
 * system grants one person.
 */
export interface TreeWatch {
  /** Also this folder, where the tree is not followed as a whole. */
  follow(folder: string): void;
  /** This folder and what was in it are gone. */
  leave(folder: string): void;
  /** Every folder is followed; false when the system refused one. */
  isWhole(): boolean;
  close(): void;
}

/** `path`: of a file or a folder that was made, changed or taken away; null: something somewhere. */
export type OnChange = (path: string | null, kind: 'change' | 'rename') => void;

export function watchTree(
  root: string,
  onChange: OnChange,
  isRecursive = process.platform === 'darwin' || process.platform === 'win32',
): TreeWatch {
  const watchers = new Map<string, FSWatcher>();
  let isRefused = false;

  function leave(folder: string): void {
    for (const [path, watcher] of watchers) {
      if (path !== folder && !path.startsWith(folder + sep)) continue;
      watcher.close();
      watchers.delete(path);
    }
  }

  return {
    follow(folder) {
      const watched = isRecursive ? root : folder;
      if (watchers.has(watched)) return;
      try {
        const watcher = watch(watched, { persistent: false, recursive: isRecursive }, (kind, name) =>
          onChange(name === null ? null : join(watched, name), kind),
        );
        watchers.set(watched, watcher);
        watcher.on('error', () => {
          leave(watched);
          onChange(dirname(watched), 'rename');
        });
      } catch {
        isRefused = true;
      }
    },
    leave,
    isWhole: () => !isRefused,
    close: () => leave(root),
  };
}
