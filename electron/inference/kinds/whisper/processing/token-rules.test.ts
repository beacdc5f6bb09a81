import { describe, expect, it } from 'vitest';
import reference from './testing/reference-token-rules.json' with { type: 'json' };
import { allowedTokens, createTokenRules } from './token-rules.ts';
import type { SpecialTokens } from './special-tokens.ts';
import { pickBest, pickSample, pickTop, probabilityOf } from '../../../processing/token-scores.ts';
import { scoreRow } from './score-row.ts';

/** The vocabulary of make_reference.py. */
const tokens: SpecialTokens = {
  endOfText: 20,
  startOfTranscript: 21,
  startOfPrevious: 22,
  noSpeech: 23,
  noTimestamps: 24,
  timestampBegin: 25,
  transcribe: undefined,
  translate: undefined,
  languages: new Map(),
  multilingual: false,
};
const generation = { suppress_tokens: reference.suppressed, max_initial_timestamp_index: 5 };
const rules = createTokenRules(tokens, generation, 45);

describe('the timestamp rules', () => {
  it.each(reference.cases)('agree with the reference after $history', ({ history, logits, ...expected }) => {
    // The row stands in the middle of others, which must not be touched.
    const all = Float32Array.from([...Array<number>(45).fill(50), ...logits, ...Array<number>(45).fill(50)]);
    const scores = scoreRow(all, 45, rules, allowedTokens(rules, history));
    const allowed = [scores.text, scores.timestamps].flatMap((range) =>
      range ? Array.from({ length: range.to - range.from }, (_, index) => range.from + index) : [],
    );
    const possible = allowed.filter((index) => all[index] !== -Infinity).map((index) => index - 45);
    expect(possible).toEqual(expected.allowed);
    const best = pickBest(all, 45, scores);
    expect(best?.token).toBe(expected.token);
    expect(best?.logProb).toBeCloseTo(expected.logProb, 3);
    expect([...all.subarray(0, 45), ...all.subarray(90)]).toEqual(Array<number>(90).fill(50));
  });

  it('let nothing but a given timestamp come first, as if it were certain', () => {
    const row = new Float32Array(45);
    row[3] = 9;
    row[30] = 8;
    for (const first of [25, 33, 44]) {
      const scores = scoreRow(row.slice(), 0, rules, allowedTokens(rules, [], first));
      expect(pickBest(row, 0, scores)).toEqual({ token: first, logProb: 0 });
    }
    expect(allowedTokens(rules, [33], 33)).toEqual(allowedTokens(rules, [33]));
  });

  it('let the end come first only where the configuration suppresses nothing at the beginning', () => {
    const open = createTokenRules(tokens, { ...generation, begin_suppress_tokens: null }, 45);
    const closed = createTokenRules(tokens, { ...generation, begin_suppress_tokens: [20] }, 45);
    const silent = new Float32Array(45);
    silent[20] = 9;
    const begin = (which: typeof rules) =>
      pickBest(silent, 0, scoreRow(silent, 0, which, allowedTokens(which, [])))?.token;
    expect(begin(open)).toBe(20);
    expect(begin(closed)).toBe(25);
    expect(begin(rules)).toBe(25);
  });
});

describe('choosing a token', () => {
  const logits = Float32Array.from({ length: 45 }, (_, index) => (index === 4 ? 3 : index === 5 ? 2.5 : -1));
  const scored = () => {
    const row = Float32Array.from(logits);
    return { row, scores: scoreRow(row, 0, rules, allowedTokens(rules, [25])) };
  };

  it('draws each token as often as its probability says', () => {
    const { row, scores } = scored();
    const counts = new Map<number, number>();
    const draws = 4000;
    for (let draw = 0; draw < draws; draw++) {
      const { token = -1 } = pickSample(row, 0, scores, 1, (draw + 0.5) / draws) ?? {};
      counts.set(token, (counts.get(token) ?? 0) + 1);
    }
    const [best] = pickTop(row, 0, scores, 1);
    expect((counts.get(4) ?? 0) / draws).toBeCloseTo(Math.exp(best?.logProb ?? 0), 2);
    expect([...counts.keys()].every((token) => token <= 20 && !reference.suppressed.includes(token))).toBe(
      true,
    );
  });

  it('becomes greedy as the temperature goes down', () => {
    const { row, scores } = scored();
    const drawn = [0.05, 0.3, 0.6, 0.95].map((random) => pickSample(row, 0, scores, 0.02, random)?.token);
    expect(drawn).toEqual([4, 4, 4, 4]);
  });

  it('lists the likeliest tokens in order', () => {
    const { row, scores } = scored();
    const top = pickTop(row, 0, scores, 3);
    // The same whether they are found with the scores or afterwards.
    expect(pickTop(row, 0, scoreRow(row, 0, rules, allowedTokens(rules, [25]), 3), 3)).toEqual(top);
    expect(top.map(({ token }) => token).slice(0, 2)).toEqual([4, 5]);
    expect(top[0]?.logProb).toBeGreaterThan(top[1]?.logProb ?? 0);
    expect(top).toHaveLength(3);
  });

  it('says so when a model that computes no numbers leaves nothing to choose', () => {
    const row = new Float32Array(45).fill(NaN);
    const scores = scoreRow(row, 0, rules, allowedTokens(rules, [25]));
    expect(pickBest(row, 0, scores)).toBeUndefined();
    expect(pickTop(row, 0, scoreRow(row, 0, rules, allowedTokens(rules, [25]), 3), 3)).toEqual([]);
    expect(pickSample(row, 0, scores, 1, 0.5)).toBeUndefined();
  });

  it('reads a plain probability without any rule', () => {
    expect(probabilityOf(Float32Array.from([9, 0, Math.log(3), 9]), 1, 2, 1)).toBeCloseTo(0.75, 6);
  });
});
