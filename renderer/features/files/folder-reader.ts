import { useEffect, useState } from 'react';
import { nameOrder } from '../../../core/language/same-text.ts';
import type { FileEntry } from '../../../core/contract/files.ts';
import { isCancellation, isSidecutError } from '../../../core/errors.ts';
import { useConnection } from '../../connection/use-connection.tsx';
import type { ChooseRequest } from './choose-sources.ts';

/** From the home folder or the drive down. */
export interface FolderStep {
  readonly id: string;
  readonly name: string;
  readonly isHome: boolean;
}

export interface Folder {
  /** null: the roots. */
  readonly id: string | null;
  readonly path: readonly FolderStep[];
  readonly entries: readonly (FileEntry & { readonly isHome?: boolean })[];
  readonly writable: boolean;
}

export type FolderState =
  | { readonly status: 'reading'; readonly last: Folder | null }
  | { readonly status: 'read'; readonly folder: Folder }
  | { readonly status: 'failed'; readonly error: unknown; readonly last: Folder | null };

const kindOrder: Readonly<Record<FileEntry['kind'], number>> = {
  folder: 0,
  media: 1,
  subtitle: 1,
  weights: 1,
  image: 1,
  other: 2,
};

/** Folders first, then by name as people count (`2` before `10`); only what can be chosen or opened. */
export function shownEntries(
  entries: readonly FileEntry[],
  kind: ChooseRequest['kind'],
  locale: string,
): readonly FileEntry[] {
  const compareNames = nameOrder(locale);
  return entries
    .filter((entry) => entry.kind === 'folder' || entry.kind === kind)
    .sort((a, b) => kindOrder[a.kind] - kindOrder[b.kind] || compareNames(a.name, b.name));
}

interface Answer {
  /** What was asked. */
  readonly question: string;
  readonly folder: Folder | null;
  readonly error: unknown;
}

/** The entries of a folder; the last one stays on the page until the next is there. */
export function useFolder(id: string | null): readonly [FolderState, () => void] {
  const { calls } = useConnection();
  const [round, setRound] = useState(0);
  const question = `${id ?? ''} ${round}`;
  const [answer, setAnswer] = useState<Answer>({ question: '', folder: null, error: null });
  useEffect(() => {
    const abort = new AbortController();
    const options = { signal: abort.signal };
    const read = async (): Promise<Folder> => {
      if (id !== null) {
        const listed = await calls['files.list']({ folder: id }, options).catch(nullIfUnknown);
        if (listed !== null) return { id, ...listed };
      }
      const { roots } = await calls['files.roots']({}, options);
      return { id: null, path: [], entries: roots, writable: false };
    };
    read()
      .then((folder) => {
        if (!abort.signal.aborted) setAnswer({ question, folder, error: null });
      })
      .catch((error: unknown) => {
        if (abort.signal.aborted || isCancellation(error)) return;
        setAnswer(({ folder }) => ({ question, folder, error }));
      });
    return () => abort.abort();
  }, [calls, id, question]);
  return [stateOf(answer, question), () => setRound((value) => value + 1)];
}

/** The id of an earlier run of the host: one begins again at the places. */
function nullIfUnknown(error: unknown): null {
  if (isSidecutError(error) && error.code === 'source-unknown') return null;
  throw error;
}

function stateOf({ question, folder, error }: Answer, asked: string): FolderState {
  if (question !== asked) return { status: 'reading', last: folder };
  if (folder === null || error !== null) return { status: 'failed', error, last: folder };
  return { status: 'read', folder };
}

export function folderOf(state: FolderState): Folder | null {
  return state.status === 'read' ? state.folder : state.last;
}
