import { createStore } from '../../../../stores/store.ts';

/** A chapter that is being moved, drawn where it would start before that is an edit. */
export const chapterDragStore = createStore<{ readonly id: string; readonly startMs: number } | null>(null);

/** The id of the chapter whose title is being typed. */
export const renamedChapterStore = createStore<string | null>(null);
