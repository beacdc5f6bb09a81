import { describe, expect, it } from 'vitest';
import { compareCues } from './cue-edges.ts';

const spoken = [
  { text: 'Good', startMs: 1000, endMs: 1300 },
  { text: 'morning.', startMs: 1300, endMs: 1900 },
  { text: 'Dinner', startMs: 2500, endMs: 2900 },
  { text: 'is', endMs: 3100 },
  { text: 'ready.', startMs: 3100, endMs: 3600 },
];

describe('cue edges', () => {
  it('are held against the first and last word of each cue, however the text is cut', () => {
    const { edges } = compareCues(
      [
        { startMs: 1040, endMs: 1900, text: 'Good morning.' },
        { startMs: 2480, endMs: 3850, text: 'Dinner\nis ready.' },
      ],
      spoken,
    );
    expect(edges).toEqual([
      { kind: 'start', cueIndex: 0, errorMs: 40 },
      { kind: 'end', cueIndex: 0, errorMs: 0 },
      { kind: 'start', cueIndex: 1, errorMs: -20 },
      { kind: 'end', cueIndex: 1, errorMs: 250 },
    ]);
    const merged = compareCues(
      [{ startMs: 900, endMs: 3600, text: 'Good morning. Dinner is ready.' }],
      spoken,
    );
    expect(merged.edges.map(({ errorMs }) => errorMs)).toEqual([-100, 0]);
  });

  it('are left out where the true time is unknown', () => {
    const { edges } = compareCues([{ startMs: 2900, endMs: 3600, text: 'is ready' }], spoken);
    expect(edges).toEqual([{ kind: 'end', cueIndex: 0, errorMs: 0 }]);
  });

  it('find the words again when some were misheard', () => {
    const { edges, words } = compareCues([{ startMs: 2500, endMs: 3600, text: 'Winter is ready' }], spoken);
    expect(words).toEqual({ words: 5, substitutions: 1, deletions: 2, insertions: 0 });
    expect(edges.at(-1)).toEqual({ kind: 'end', cueIndex: 0, errorMs: 0 });
  });

  it('of a cue that lost its last word may lie where that word ends, but not behind the pause', () => {
    const said = [
      { text: 'It', startMs: 1000, endMs: 1200 },
      { text: 'rains', startMs: 1200, endMs: 1600 },
      { text: 'again.', startMs: 1600, endMs: 2100 },
      { text: 'Home.', startMs: 3000, endMs: 3400 },
    ];
    const endError = (endMs: number) =>
      compareCues([{ startMs: 1000, endMs, text: 'It rains' }], said).edges.at(-1)!.errorMs;
    expect(endError(2150)).toBe(50);
    expect(endError(1580)).toBe(-20);
    expect(endError(3400)).toBe(1300);
  });

  it('come with the errors of the words’ own times', () => {
    const word = (text: string, startMs: number) => ({ text, startMs, endMs: startMs + 100 });
    const { wordStartErrorsMs } = compareCues(
      [
        {
          startMs: 1000,
          endMs: 3600,
          text: 'Good morning. Dinner is ready.',
          words: [
            word(' Good', 1010),
            word(' morning.', 1290),
            word(' Dinner', 2500),
            word(' is', 2900),
            word(' ready.', 3200),
          ],
        },
      ],
      spoken,
    );
    expect(wordStartErrorsMs).toEqual([10, -10, 0, 100]);
  });
});
