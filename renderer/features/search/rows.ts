/** The list of results as rows one under the other. */
import type { FoundVideo, Moment } from '../../../core/contract/search.ts';
import { keyOf, maxLimit, type Found } from './search-store.ts';

export type Row =
  | { readonly kind: 'video'; readonly key: string; readonly video: FoundVideo }
  | { readonly kind: 'moment'; readonly key: string; readonly video: FoundVideo; readonly moment: Moment }
  /** Others of the same video. */
  | { readonly kind: 'more'; readonly key: string; readonly video: FoundVideo }
  /** Others of any video: a longer page. */
  | { readonly kind: 'rest'; readonly key: string; readonly count: number };

/** All but those of videos can be come to by the arrows. */
export type ActiveRow = Exclude<Row, { kind: 'video' }>;

export function rowsOf({ videos, total, question }: Found): readonly Row[] {
  const rows: Row[] = [];
  let listed = 0;
  for (const video of videos) {
    rows.push({ kind: 'video', key: `video ${video.mediaId}`, video });
    for (const moment of video.moments) rows.push({ kind: 'moment', key: keyOf(moment), video, moment });
    if (video.more > 0) rows.push({ kind: 'more', key: `more ${video.mediaId}`, video });
    listed += video.moments.length + video.more;
  }
  const count = total - listed;
  if (count > 0 && question.limit < maxLimit) rows.push({ kind: 'rest', key: 'rest', count });
  return rows;
}

const canBeActive = (row: Row | undefined): row is ActiveRow => row !== undefined && row.kind !== 'video';

/** The row that `step` leads to from row `at` (-1: before the first); null where there is none. */
export function stepFrom(rows: readonly Row[], at: number, step: 1 | -1): number | null {
  for (let i = at + step; i >= 0 && i < rows.length; i += step) if (canBeActive(rows[i])) return i;
  return null;
}

export function firstActive(rows: readonly Row[]): number | null {
  return stepFrom(rows, -1, 1);
}

export function lastActive(rows: readonly Row[]): number | null {
  return stepFrom(rows, rows.length, -1);
}
