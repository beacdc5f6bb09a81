import type { Change, Edit } from '../project/project.ts';
import { sameAss } from '../project/same-ass.ts';
import { sameWords } from '../project/same-words.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { EditContext } from './edit-context.ts';
import type { EditKey, EditValues } from './edit-names.ts';

/** Longest text of a cue that the library takes (core/project/track-cue.ts). */
export const maxTextLength = 20_000;
/** Longest word. */
const maxWordLength = 1000;
/** Longest value in an edit's name. */
const maxValueLength = 300;

/** One cue before and after; null before: it is new; null after: it is deleted. */
export interface CueChange {
  readonly before: TrackCue | null;
  readonly after: TrackCue | null;
}

/** The edit that makes these changes of a track's cues; null when none of them changes anything. */
export function cueEdit<Key extends EditKey>(
  c: Pick<EditContext, 'track' | 'newId'>,
  key: Key,
  values: EditValues<Key>,
  cueChanges: readonly CueChange[],
): Edit | null {
  const changes: Change[] = [];
  for (const { before, after } of cueChanges) {
    if (before === after) continue;
    if (before !== null && after !== null && sameCue(before, after)) continue;
    if (after !== null && after.text.length > maxTextLength) return null;
    changes.push({ kind: 'cue', trackId: c.track.id, before, after: after && storable(after) });
  }
  return namedEdit(key, values, changes, c.newId);
}

/** A text without any space can be longer than a word of the library: its times are given up. */
function storable(cue: TrackCue): TrackCue {
  if (cue.text.length < maxWordLength) return cue;
  const isTooLong = cue.words?.some(({ text }) => text.length > maxWordLength) === true;
  return isTooLong ? editedCue(cue, { words: undefined }) : cue;
}

/** Null when there is no change. */
export function namedEdit<Key extends EditKey>(
  key: Key,
  values: EditValues<Key>,
  changes: readonly Change[],
  newId: () => string,
): Edit | null {
  if (changes.length === 0) return null;
  const short: Record<string, string | number> = {};
  for (const [name, value] of Object.entries<string | number>(values)) {
    short[name] = typeof value === 'string' ? value.slice(0, maxValueLength) : value;
  }
  return { id: newId(), name: { key, values: short }, changes };
}

/** The cue as a person left it: a patch of `undefined` removes the field. */
export function editedCue(cue: TrackCue, patch: CuePatch): TrackCue {
  const merged: Record<string, unknown> = { ...cue, origin: 'person', ...patch };
  for (const key of Object.keys(patch)) if (merged[key] === undefined) Reflect.deleteProperty(merged, key);
  return merged as TrackCue;
}

export type CuePatch = {
  readonly [Key in Exclude<keyof TrackCue, 'id' | 'origin'>]?: TrackCue[Key] | undefined;
};

/** True when they differ at most in who wrote them: then nothing was edited. */
function sameCue(a: TrackCue, b: TrackCue): boolean {
  return (
    a.id === b.id &&
    a.startMs === b.startMs &&
    a.endMs === b.endMs &&
    a.text === b.text &&
    a.confidence === b.confidence &&
    a.speaker === b.speaker &&
    a.language === b.language &&
    a.label === b.label &&
    a.settings === b.settings &&
    sameAss(a.ass, b.ass) &&
    sameWords(a.words, b.words)
  );
}
