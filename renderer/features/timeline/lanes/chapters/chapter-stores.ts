import type { PointOnPage } from '../../../../components/Menu.tsx';
import { createStore } from '../../../../stores/store.ts';

/** A chapter that is being moved, drawn where it would start before that is an edit. */
export const chapterDragStore = createStore<{ readonly id: string; readonly startMs: number } | null>(null);

/** The id of the chapter whose title is being typed. */
export const renamedChapterStore = createStore<string | null>(null);

/** Where the proposal begins that Enter and Delete mean. */
export const chosenProposalStore = createStore<number | null>(null);

interface ChapterMenuState {
  readonly at: PointOnPage;
  /** Where it was opened on the lane. */
  readonly timeMs: number;
  readonly what:
    | { readonly kind: 'chapter'; readonly id: string }
    | { readonly kind: 'proposal'; readonly startMs: number }
    | { readonly kind: 'none' };
}

/** The menu of what is under the pointer on the lane, while it is open. */
export const chapterMenuStore = createStore<ChapterMenuState | null>(null);
