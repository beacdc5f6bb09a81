import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestAssignment } from './best-assignment.ts';
import { parseRttm } from './rttm.ts';
import { addSpeakerScores, diarisationErrorRate, scoreSpeakers } from './score-speakers.ts';
import { scoreWords } from './score-words.ts';
import pyannote from './testing/pyannote-scores.json' with { type: 'json' };

const turn = (startMs: number, endMs: number, speaker: string | number) => ({ startMs, endMs, speaker });

describe('the diarisation error', () => {
  it.each(pyannote)('has the parts that pyannote.metrics finds', ({ truth, found, expected }) => {
    for (const [at, collarMs] of [0, 250].entries()) {
      const { spokenMs, missedMs, falseAlarmMs, confusedMs } = scoreSpeakers(truth, found, { collarMs });
      const ours = [spokenMs, missedMs, falseAlarmMs, confusedMs];
      for (const [part, value] of ours.entries())
        expect(Math.abs(value - expected[at]![part]!)).toBeLessThan(2);
    }
  });

  it('does not care how speakers are called, and adds up', () => {
    const truth = [turn(0, 1000, 'a'), turn(1000, 3000, 'b')];
    const right = scoreSpeakers(truth, [turn(0, 1000, 7), turn(1000, 3000, 3)]);
    expect(diarisationErrorRate(right)).toBe(0);
    const one = scoreSpeakers(truth, [turn(0, 3500, 0)]);
    expect(one).toMatchObject({ confusedMs: 1000, falseAlarmMs: 500, missedMs: 0, foundSpeakers: 1 });
    expect(diarisationErrorRate(addSpeakerScores([right, one]))).toBe(0.25);
  });
});

it('the best assignment is the best of all', () => {
  const best = (gains: readonly (readonly number[])[], taken: readonly number[] = []): number => {
    const [row, ...rest] = gains;
    if (row === undefined) return 0;
    const skipped = best(rest, taken);
    return row.reduce(
      (top, gain, column) =>
        taken.includes(column) ? top : Math.max(top, gain + best(rest, [...taken, column])),
      skipped,
    );
  };
  const matrix = fc.integer({ min: 1, max: 4 }).chain((columns) =>
    fc.array(fc.array(fc.nat(50), { minLength: columns, maxLength: columns }), {
      minLength: 1,
      maxLength: 5,
    }),
  );
  fc.assert(
    fc.property(matrix, (gains) => {
      const columns = bestAssignment(gains);
      const used = columns.filter((column) => column !== null);
      expect(new Set(used).size).toBe(used.length);
      const sum = columns.reduce<number>(
        (so, column, row) => so + (column === null ? 0 : gains[row]![column]!),
        0,
      );
      expect(sum).toBe(best(gains));
    }),
    { numRuns: 50 },
  );
});

it('words are right on the partner of who speaks, and count nowhere else', () => {
  const truth = [turn(0, 1000, 'a'), turn(900, 2000, 'b')];
  const found = [turn(0, 950, 1), turn(950, 2000, 0)];
  const word = (middleMs: number, speaker: number | undefined) => ({
    startMs: middleMs - 50,
    endMs: middleMs + 50,
    speaker,
  });
  const words = [
    word(500, 1),
    word(950, 1),
    word(950, 0),
    word(1500, 1),
    word(1600, undefined),
    word(2500, 0),
  ];
  expect(scoreWords(truth, found, words)).toEqual({ words: 5, right: 3 });
});

it('RTTM is read line by line', () => {
  const text =
    'SPEAKER talk 1 1.785 1.120 <NA> <NA> Ann <NA> <NA>\r\nSPKR-INFO talk 1 x\nSPEAKER talk 1 x 1 <NA> <NA> B\n\n';
  expect(parseRttm(text)).toEqual([{ file: 'talk', speaker: 'Ann', startMs: 1785, endMs: 2905 }]);
});
