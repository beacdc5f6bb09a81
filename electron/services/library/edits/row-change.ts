import type { Change } from '../../../../core/project/project.ts';
import { assertNever } from '../../../../core/assert-never.ts';
import { fromChapterRow, toChapterRow } from '../repositories/chapters.ts';
import type { ChapterRow } from '../repositories/chapters.ts';
import { fromCueRow, toCueRow } from '../repositories/cue-row.ts';
import type { CueRow } from '../repositories/cue-row.ts';
import { fromTrackRow, toTrackRow } from '../repositories/track-row.ts';
import type { TrackRow } from '../repositories/track-row.ts';

/** A `Change` in terms of stored rows: cheap to compare, to store and to turn round. */
export type RowChange =
  | ChangeOf<'cue', CueRow>
  | ChangeOf<'track', TrackRow>
  | ChangeOf<'chapter', ChapterRow>;

interface ChangeOf<Kind extends Change['kind'], Row> {
  readonly kind: Kind;
  /** Id of the cue, track or chapter. */
  readonly subjectId: string;
  readonly before: Row | null;
  readonly after: Row | null;
}

/** null for a change of nothing into nothing, or of one thing into another. */
export function toRowChange(mediaId: string, change: Change): RowChange | null {
  const { before, after } = change;
  const subjectId = (before ?? after)?.id;
  if (subjectId === undefined || (before && after && before.id !== after.id)) return null;
  switch (change.kind) {
    case 'cue':
      return { kind: 'cue', subjectId, ...both(change, (cue) => toCueRow(change.trackId, cue)) };
    case 'track':
      return { kind: 'track', subjectId, ...both(change, (track) => toTrackRow(mediaId, track)) };
    case 'chapter':
      return { kind: 'chapter', subjectId, ...both(change, (chapter) => toChapterRow(mediaId, chapter)) };
    default:
      return assertNever(change);
  }
}

export function fromRowChange(change: RowChange): Change {
  switch (change.kind) {
    case 'cue': {
      const trackId = (change.before ?? change.after)!.trackId;
      return { kind: 'cue', trackId, ...both(change, fromCueRow) };
    }
    case 'track':
      return { kind: 'track', ...both(change, fromTrackRow) };
    case 'chapter':
      return { kind: 'chapter', ...both(change, fromChapterRow) };
    default:
      return assertNever(change);
  }
}

function both<From, To>(
  sides: { readonly before: From | null; readonly after: From | null },
  convert: (from: From) => To,
): { readonly before: To | null; readonly after: To | null } {
  return {
    before: sides.before === null ? null : convert(sides.before),
    after: sides.after === null ? null : convert(sides.after),
  };
}

export function inverse(change: RowChange): RowChange {
  return { ...change, before: change.after, after: change.before } as RowChange;
}

/** A track stands before its cues and goes after them, in whatever order the changes come. */
export function inSafeOrder<T>(entries: readonly T[], changeOf: (entry: T) => RowChange): readonly T[] {
  const stage = (entry: T) => {
    const { kind, before, after } = changeOf(entry);
    if (kind !== 'track') return 1;
    return before === null ? 0 : after === null ? 2 : 1;
  };
  return entries.toSorted((a, b) => stage(a) - stage(b));
}
