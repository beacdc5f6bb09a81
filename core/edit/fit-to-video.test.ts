import { describe, expect, it } from 'vitest';
import type { TrackCue } from '../project/track-cue.ts';
import { countBeforeBeginning, fitToVideo } from './fit-to-video.ts';
import { invertEdit } from './invert-edit.ts';

const newId = (): string => 'new';

function cue(id: string, startMs: number, endMs: number): TrackCue {
  const words = [{ startMs, endMs, text: ` ${id}`, confidence: 0.4 }];
  return { id, startMs, endMs, text: id, origin: 'machine', confidence: 0.4, words };
}

const project = {
  cues: new Map([
    ['en', [cue('a', 0, 900), cue('b', 1000, 2000), cue('c', 3000, 4000)]],
    ['de', [cue('d', 2500, 3500)]],
  ]),
  chapters: [
    { id: 'one', startMs: 0, title: 'One' },
    { id: 'two', startMs: 1000, title: 'Two' },
    { id: 'three', startMs: 3000, title: 'Three' },
  ],
};

const timesAfter = (deltaMs: number) =>
  fitToVideo(project, deltaMs, newId)!.changes.map(({ after }) =>
    after !== null && 'startMs' in after ? [after.id, after.startMs] : null,
  );

describe('fitting the captions to another file', () => {
  it('moves every cue of every track and every chapter, in one edit, and rewrites none', () => {
    const edit = fitToVideo(project, 1200.4, newId)!;
    expect(edit.name).toEqual({ key: 'edit.fitToVideo', values: { count: 4 } });
    expect(timesAfter(1200)).toEqual([
      ...[
        ['a', 1200],
        ['b', 2200],
        ['c', 4200],
        ['d', 3700],
      ],
      ...[
        ['one', 1200],
        ['two', 2200],
        ['three', 4200],
      ],
    ]);
    expect(edit.changes[1]!.after).toMatchObject({
      ...{ origin: 'machine', confidence: 0.4 },
      words: [{ startMs: 2200, endMs: 3200, text: ' b', confidence: 0.4 }],
    });
    expect(invertEdit(edit, newId).changes).toHaveLength(7);
  });

  it('cuts what begins before the beginning, and lets go what ends before it', () => {
    expect(countBeforeBeginning(project, -1500)).toBe(1);
    expect(timesAfter(-1500)).toEqual([
      ...[null, ['b', 0], ['c', 1500], ['d', 1000]],
      ...[null, ['two', 0], ['three', 1500]],
    ]);
    const [, b] = fitToVideo(project, -1500, newId)!.changes;
    expect(b!.after).toMatchObject({ startMs: 0, endMs: 500, words: [{ startMs: 0, endMs: 500 }] });
    expect(countBeforeBeginning(project, 0)).toBe(0);
    expect(fitToVideo(project, 0.2, newId)).toBeNull();
  });
});
