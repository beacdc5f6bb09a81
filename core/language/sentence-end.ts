import { endMarkOf } from './punctuation.ts';

export interface SentenceContext {
  /** BCP 47. */
  readonly language?: string | undefined;
  /** The word or text that follows. */
  readonly next?: string | undefined;
}

/** Whether a sentence ends with the last word of a text. */
export function endsSentence(text: string, { next }: SentenceContext = {}): boolean {
  const mark = endMarkOf(text.trim());
  if (mark !== 'sentence' && mark !== 'ellipsis') return false;
  return !/^\p{Ll}/u.test((next ?? '').trim());
}
