import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { compareCues } from '../../core/project/track-cue.ts';
import { cuesAt, firstReaching, firstStartingAt, indexCues } from './cue-index.ts';

const anyCues = fc
  .array(fc.record({ startMs: fc.nat(5000), lengthMs: fc.nat(3000) }), { maxLength: 40 })
  .map((list) =>
    list
      .map(({ startMs, lengthMs }, i): TrackCue => ({
        id: `${i}`,
        startMs,
        endMs: startMs + lengthMs,
        text: '',
        origin: 'machine',
      }))
      .sort(compareCues),
  );

describe('the cue index', () => {
  it('finds exactly the cues that are shown, however they overlap', () => {
    fc.assert(
      fc.property(anyCues, fc.nat(9000), (cues, timeMs) => {
        const expected = cues.filter(({ startMs, endMs }) => startMs <= timeMs && timeMs < endMs);
        expect(cuesAt(indexCues(cues), timeMs)).toEqual(expected);
      }),
    );
  });

  it('leaves out only cues that have ended', () => {
    fc.assert(
      fc.property(anyCues, fc.nat(9000), (cues, timeMs) => {
        const first = firstReaching(indexCues(cues), timeMs);
        expect(cues.slice(0, first).every(({ endMs }) => endMs <= timeMs)).toBe(true);
        expect(firstStartingAt(cues, timeMs)).toBe(cues.filter(({ startMs }) => startMs < timeMs).length);
      }),
    );
  });

  it('is made once for a list', () => {
    const cues: TrackCue[] = [];
    expect(indexCues(cues)).toBe(indexCues(cues));
  });
});
