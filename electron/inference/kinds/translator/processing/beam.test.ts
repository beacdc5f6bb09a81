import { describe, expect, it } from 'vitest';
import { advance, bestOf, firstBeam, mayFollow } from './beam.ts';
import type { BeamRules, BeamState } from './beam.ts';
import { nextTokens } from './next-tokens.ts';

const end = 0;
const rules = (beams: number, more: Partial<BeamRules> = {}): BeamRules => ({
  beams,
  endToken: end,
  lengthPenalty: 1,
  givenTokens: 0,
  noRepeatNgram: 0,
  maxTokens: 10,
  ...more,
});
const p = Math.log;

describe('the search', () => {
  it('with one beam ends with the first end', () => {
    const first = advance(firstBeam, [{ beam: 0, token: 3, logProb: p(0.6) }], rules(1));
    expect(first).toMatchObject({ sources: [0], state: { done: false } });
    const second = advance(first.state, [{ beam: 0, token: end, logProb: p(0.5) }], rules(1));
    expect(second.state.done).toBe(true);
    expect(bestOf(second.state)).toMatchObject({ tokens: [3], score: (p(0.6) + p(0.5)) / 2 });
  });

  it('with two finds what greed does not see', () => {
    const first = advance(
      firstBeam,
      [
        { beam: 0, token: 1, logProb: p(0.6) },
        { beam: 0, token: 2, logProb: p(0.4) },
      ],
      rules(2),
    );
    const second = advance(
      first.state,
      [
        { beam: 0, token: 3, logProb: p(0.5) },
        { beam: 0, token: end, logProb: p(0.3) },
        { beam: 1, token: end, logProb: p(0.99) },
        { beam: 1, token: 3, logProb: p(0.01) },
      ],
      rules(2),
    );
    expect(bestOf(second.state).tokens).toEqual([2]);
  });

  it('stops at the longest that is allowed and takes what it has', () => {
    let state: BeamState = firstBeam;
    for (let token = 1; !state.done; token++) {
      state = advance(state, [{ beam: 0, token, logProb: p(0.9) }], rules(2, { maxTokens: 3 })).state;
    }
    expect(bestOf(state).tokens).toEqual([1, 2, 3]);
  });

  it('follows no loop and no forbidden repetition', () => {
    const sequence = { tokens: Array.from({ length: 8 }, () => 5), sumLogProb: 0, greedy: true };
    expect(mayFollow(sequence, 5, rules(1))).toBe(false);
    expect(mayFollow(sequence, 6, rules(1))).toBe(true);
    expect(mayFollow(sequence, end, rules(1))).toBe(true);
    expect(
      mayFollow({ tokens: [1, 2, 3, 1], sumLogProb: 0, greedy: true }, 2, rules(1, { noRepeatNgram: 2 })),
    ).toBe(false);
    expect(
      mayFollow({ tokens: [1, 2, 3, 1], sumLogProb: 0, greedy: true }, 3, rules(1, { noRepeatNgram: 2 })),
    ).toBe(true);
  });
});

describe('the likeliest tokens', () => {
  it('have their probability among all, and the barred ones are left out', () => {
    const logits = Float32Array.from([9, 9, p(1), p(2), p(4), p(1)]);
    const found = nextTokens(logits, 2, 4, [2], 2, (token) => token !== 1);
    expect(found.map(({ token }) => token)).toEqual([0, 3]);
    expect(Math.exp(found[0]?.logProb ?? 0)).toBeCloseTo(1 / 8, 5);
  });

  it('are looked for further when many may not follow', () => {
    const logits = Float32Array.from({ length: 200 }, (_, token) => -token / 10);
    expect(nextTokens(logits, 0, 200, [], 2, (token) => token > 150).map(({ token }) => token)).toEqual([
      151, 152,
    ]);
    expect(nextTokens(logits, 0, 200, [], 2, () => false)).toEqual([]);
    expect(nextTokens(new Float32Array(5).fill(NaN), 0, 5, [], 2, () => true)).toEqual([]);
  });
});
