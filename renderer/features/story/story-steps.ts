/** From one place of the story to the next by the arrow keys: chapters, proposals and cues in their order. */
import type { StoryRow } from './rows.ts';

export type Place =
  | { readonly kind: 'head'; readonly key: string; readonly row: number }
  | { readonly kind: 'cue'; readonly cueId: string; readonly row: number };

export type Here = { readonly head: string } | { readonly cueId: string | null };

/** null: there is none further on. Without a place, or with one that is gone, it begins at the first. */
export function nextPlace(rows: readonly StoryRow[], here: Here, step: 1 | -1): Place | null {
  const row = rows.findIndex((each) => isHere(each, here));
  const from = rows[row];
  if (from === undefined) return firstPlace(rows);
  if (from.kind === 'paragraph' && 'cueId' in here) {
    const { cues } = from.paragraph;
    const cue = cues[cues.findIndex(({ id }) => id === here.cueId) + step];
    if (cue !== undefined) return { kind: 'cue', cueId: cue.id, row };
  }
  return edgeOf(rows, row + step, step);
}

function isHere(row: StoryRow, here: Here): boolean {
  if ('head' in here) return row.key === here.head;
  return row.kind === 'paragraph' && row.paragraph.cues.some(({ id }) => id === here.cueId);
}

const firstPlace = (rows: readonly StoryRow[]): Place | null => edgeOf(rows, 0, 1);

/** The place of a row that one comes to first from that side. */
function edgeOf(rows: readonly StoryRow[], row: number, step: 1 | -1): Place | null {
  const to = rows[row];
  if (to === undefined) return null;
  if (to.kind !== 'paragraph') return { kind: 'head', key: to.key, row };
  const cue = step === 1 ? to.paragraph.cues[0] : to.paragraph.cues.at(-1);
  return cue === undefined ? null : { kind: 'cue', cueId: cue.id, row };
}

/** The next proposal behind a row, else the one before it: where one goes on from one that is settled. */
export function nextProposal(rows: readonly StoryRow[], key: string): { key: string; row: number } | null {
  const from = rows.findIndex((row) => row.key === key);
  const isOther = (row: StoryRow): boolean => row.kind === 'proposal' && row.key !== key;
  const behind = rows.findIndex((row, i) => i > from && isOther(row));
  const row = behind >= 0 ? behind : rows.findLastIndex(isOther);
  return row < 0 ? null : { key: rows[row]!.key, row };
}
