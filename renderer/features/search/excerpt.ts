import type { MomentReason } from '../../../core/contract/search.ts';

export interface ExcerptPart {
  readonly text: string;
  readonly isMarked: boolean;
}

/** As much as is read before a match that comes late, in UTF-16 units. */
const before = 48;

/** The words of a reason with what matches in them; where the match comes late, from shortly before it. */
export function excerptOf({ text, marks }: Pick<MomentReason, 'text' | 'marks'>): readonly ExcerptPart[] {
  if (text === null) return [];
  const first = marks[0]?.from ?? 0;
  const start = first <= 2 * before ? 0 : beginOfWord(text, first - before);
  const parts: ExcerptPart[] = [];
  let at = start;
  const push = (to: number, isMarked: boolean): void => {
    if (to > at) parts.push({ text: (at === start && start > 0 ? '…' : '') + text.slice(at, to), isMarked });
    at = Math.max(at, to);
  };
  for (const { from, to } of marks.toSorted((a, b) => a.from - b.from)) {
    push(from, false);
    push(Math.min(to, text.length), true);
  }
  push(text.length, false);
  return parts;
}

function beginOfWord(text: string, place: number): number {
  const space = text.indexOf(' ', place);
  return space < 0 || space > place + before / 2 ? place : space + 1;
}
