import type { ChapterText } from '../../core/chapters/chapter-text.ts';

/** A text and where people say that its chapters begin. */
export interface TrueText {
  readonly name: string;
  readonly text: ChapterText;
  /** By level: where chapters begin, without the first. */
  readonly levels: Readonly<Record<string, readonly number[]>>;
}
