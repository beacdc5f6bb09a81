import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { compareCues } from '../project/track-cue.ts';
import { applyCueChanges } from './apply-changes.ts';
import { invertEdit } from './invert-edit.ts';
import { fileCue } from './testing/context.ts';

const cues = [fileCue('a', 0, 10, 'A'), fileCue('b', 20, 30, 'B'), fileCue('c', 40, 50, 'C')];

function change(before: TrackCue | null, after: TrackCue | null, trackId = 't'): Change {
  return { kind: 'cue', trackId, before, after };
}

const ids = (list: readonly TrackCue[]): string => list.map(({ id }) => id).join('');

describe('applying changes', () => {
  it('puts inserted, changed and deleted cues where they belong', () => {
    const moved = { ...cues[0]!, startMs: 35 };
    const added = fileCue('d', 21, 22, 'D');
    const result = applyCueChanges(cues, 't', [
      change(cues[0]!, moved),
      change(null, added),
      change(cues[2]!, null),
    ]);
    expect(ids(result)).toBe('bda');
    expect(result[2]).toBe(moved);
  });

  it('passes over other tracks, chapters and tracks, and gives the same array when nothing is left', () => {
    const chapter: Change = { kind: 'chapter', before: null, after: { id: 'x', startMs: 0, title: 'X' } };
    expect(applyCueChanges(cues, 't', [change(cues[0]!, null, 'other'), chapter])).toBe(cues);
    expect(applyCueChanges(cues, 't', [])).toBe(cues);
  });

  it('takes several changes of one cue for the last', () => {
    const later = { ...cues[0]!, text: 'later' };
    const last = { ...cues[0]!, text: 'last' };
    expect(applyCueChanges(cues, 't', [change(cues[0]!, later), change(later, last)])[0]).toBe(last);
    const added = fileCue('d', 0, 1, 'D');
    expect(applyCueChanges(cues, 't', [change(null, added), change(added, null)])).toEqual(cues);
  });

  it('finds a cue by its id when it is no longer where it was', () => {
    const stale = { ...cues[1]!, startMs: 5 };
    expect(ids(applyCueChanges(cues, 't', [change(stale, null)]))).toBe('ac');
  });

  it('does no harm when applied twice', () => {
    const changes = [
      change(cues[0]!, { ...cues[0]!, text: 'New' }),
      change(null, fileCue('d', 21, 22, 'D')),
      change(cues[2]!, null),
    ];
    const once = applyCueChanges(cues, 't', changes);
    expect(applyCueChanges(once, 't', changes)).toEqual(once);
  });

  it('gives what sorting gives, for any changes', () => {
    const anyTime = fc.integer({ min: 0, max: 30 });
    const anyCue = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
      startMs: anyTime,
      endMs: anyTime,
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(anyCue, { selector: ({ id }) => id }),
        fc.uniqueArray(anyCue, { selector: ({ id }) => id }),
        (was, is) => {
          const before = was
            .map(({ id, startMs, endMs }) => fileCue(id, startMs, endMs, 'before'))
            .sort(compareCues);
          const after = is.map(({ id, startMs, endMs }) => fileCue(id, startMs, endMs, 'after'));
          const changes = after.map((cue) => change(before.find(({ id }) => id === cue.id) ?? null, cue));
          const rest = before.filter(({ id }) => !is.some((cue) => cue.id === id));
          const result = applyCueChanges(before, 't', changes);
          expect(result).toEqual([...rest, ...after].sort(compareCues));
          if (changes.length === 0) return;
          const edit = { id: 'e', name: { key: 'edit.move', values: {} }, changes };
          expect(applyCueChanges(result, 't', invertEdit(edit, () => 'i').changes)).toEqual(before);
        },
      ),
    );
  });
});
