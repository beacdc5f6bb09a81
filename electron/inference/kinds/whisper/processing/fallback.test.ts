import { describe, expect, it } from 'vitest';
import { judge } from './fallback.ts';

const thresholds = { compressionRatioThreshold: 2.4, logProbThreshold: -1, noSpeechThreshold: 0.6 };
const good = { avgLogProb: -0.3, compressionRatio: 1.4, noSpeechProb: 0.1, loop: false, empty: false };

describe('judge', () => {
  it.each([
    ['accept', {}],
    ['accept', { noSpeechProb: 0.9 }],
    ['accept', { empty: true, avgLogProb: -3 }],
    ['no-speech', { noSpeechProb: 0.9, avgLogProb: -1.2, compressionRatio: 5 }],
    ['low-confidence', { avgLogProb: -1.2 }],
    ['repetition', { compressionRatio: 2.5 }],
    ['repetition', { loop: true }],
  ] as const)('says %s for %o', (verdict, difference) => {
    expect(judge({ ...good, ...difference }, thresholds)).toBe(verdict);
  });
});
