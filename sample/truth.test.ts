import { describe, expect, it } from 'vitest';
import { completeTimes, findRudeWords } from './truth.ts';

describe('the truth of the sample', () => {
  it('keeps the times that the engine told and shares out those of words spoken as one', () => {
    const words = [
      { text: 'Sleep', startMs: 100, endMs: 400 },
      { text: 'on', startMs: 400 },
      { text: 'the' },
      { text: 'train.', endMs: 950 },
    ];
    expect(completeTimes(words)).toEqual([
      { text: 'Sleep', startMs: 100, endMs: 400 },
      { text: 'on', startMs: 400, endMs: 500, estimated: true },
      { text: 'the', startMs: 500, endMs: 650, estimated: true },
      { text: 'train.', startMs: 650, endMs: 950, estimated: true },
    ]);
    expect(() => completeTimes([{ text: 'Sleep', startMs: 100 }])).toThrow(/no times/);
  });

  it('finds rude words whatever stands around them', () => {
    const words = completeTimes([
      { text: 'Damn,', startMs: 0, endMs: 300 },
      { text: 'it', startMs: 300, endMs: 400 },
    ]);
    const sentence = {
      text: 'Damn, it',
      startMs: 0,
      endMs: 400,
      speaker: 'guest',
      language: 'en',
      words,
    } as const;
    expect(findRudeWords([sentence], ['damn'])).toEqual([words[0]]);
  });
});
