import { addChapters } from '../../../core/edit/chapters.ts';
import { cutToLength, oneLine } from '../../../core/language/one-line.ts';
import type { EditName } from '../../../core/project/project.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { t } from '../../i18n/i18n.ts';
import { newId } from '../../project/edit-context.ts';
import { createStore } from '../../stores/store.ts';
import type { Result } from './search-store.ts';

type Calls = AppConnection['calls'];

interface MadeInVideo {
  readonly mediaId: string;
  /** Of the project right after it. */
  readonly revision: number;
}

export interface MadeChapters {
  readonly count: number;
  readonly videos: readonly MadeInVideo[];
  /** It can be taken back only as long as nothing else was changed since. */
  readonly isUndone: 'no' | 'yes' | 'partly';
}

/** What became of the last results that were made into chapters. */
export const madeChaptersStore = createStore<MadeChapters | null>(null);

const maxTitleLength = 70;

/** A chapter begins at each result; in each project it is one edit, which its undo takes back. */
export async function makeChapters(calls: Calls, results: readonly Result[]): Promise<void> {
  let count = 0;
  const videos: MadeInVideo[] = [];
  try {
    for (const [mediaId, of] of Map.groupBy(results, (result) => result.mediaId)) {
      const { chapters } = await calls['project.open']({ mediaId });
      const edit = addChapters(chapters, of.map(chapterOf), newId);
      if (edit === null) continue;
      const { revision } = await calls['project.apply']({ mediaId, edit });
      count += Number(edit.name.values['count']);
      videos.push({ mediaId, revision });
    }
  } finally {
    madeChaptersStore.set({ count, videos, isUndone: 'no' });
  }
}

function chapterOf({ moment, mediaName }: Result): { readonly startMs: number; readonly title: string } {
  const words = moment.reasons.find(({ text }) => text !== null);
  const first = moment.reasons[0];
  return {
    startMs: words?.timeMs ?? first?.timeMs ?? moment.startMs,
    title: cutToLength(oneLine(words?.text ?? t('search.chapterOf', { name: mediaName })), maxTitleLength),
  };
}

/** Takes the chapters back where they are the last thing that was done. */
export async function undoChapters(calls: Calls): Promise<void> {
  const made = madeChaptersStore.get();
  if (made === null) return;
  const isOurs = (name: EditName | null): boolean => name?.key === 'edit.addChapters';
  let undone = 0;
  for (const { mediaId, revision } of made.videos) {
    const now = await calls['project.open']({ mediaId });
    if (now.revision !== revision || !isOurs(now.undoState.undo)) continue;
    await calls['project.undo']({ mediaId });
    undone += 1;
  }
  madeChaptersStore.set({ ...made, isUndone: undone === made.videos.length ? 'yes' : 'partly' });
}
