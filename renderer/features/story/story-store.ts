/** How the story is looked at: it stays as it is while other tabs and videos are looked at. */
import type { SummaryLength } from '../../../core/analysis/summary.ts';
import type { ChapterTarget } from '../../../core/edit/check-chapters.ts';
import { createStore } from '../../stores/store.ts';

export type SummaryStyle = 'text' | 'bullets';

interface StoryView {
  readonly length: SummaryLength;
  readonly style: SummaryStyle;
  /** Which of the suggested titles is shown. */
  readonly title: number;
  /** Whose rules the chapters are measured against. */
  readonly target: ChapterTarget;
}

export const storyViewStore = createStore<StoryView>({
  length: 'short',
  style: 'text',
  title: 0,
  target: 'youtube',
});

export function changeStoryView(change: Partial<StoryView>): void {
  storyViewStore.set((view) => ({ ...view, ...change }));
}

/** The id of the chapter whose title is being typed here. */
export const renamedStore = createStore<string | null>(null);
