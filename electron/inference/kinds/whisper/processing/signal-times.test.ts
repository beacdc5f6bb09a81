import { describe, expect, it } from 'vitest';
import { timeWordsBySignal } from './signal-times.ts';

const sampleRate = 16_000;

/** A buzz in the given stretches (milliseconds), faint noise elsewhere. */
function buzz(lengthMs: number, stretches: readonly (readonly [number, number])[]): Float32Array {
  return Float32Array.from({ length: (lengthMs * sampleRate) / 1000 }, (_, n) => {
    const ms = (n / sampleRate) * 1000;
    const loud = stretches.some(([from, to]) => ms >= from && ms < to);
    return (loud ? 0.3 : 0.001) * Math.sin(n * 0.13 + Math.sin(n * 0.7));
  });
}

const word = (text: string) => ({ text, confidence: 0.9 });

describe('timeWordsBySignal', () => {
  it('begins and ends with the sound and puts the pause between the sentences', () => {
    const samples = buzz(4000, [
      [500, 1500],
      [2500, 3500],
    ]);
    const words = [' Good', ' morning.', ' Anna', ' bought', ' bread.'].map(word);
    const timed = timeWordsBySignal({ samples, sampleRate, startMs: 0, endMs: 4000, words }).words;
    expect(timed[0]?.startMs).toBe(500);
    expect(timed[1]?.endMs).toBe(1500);
    expect(timed[2]?.startMs).toBe(2500);
    expect(timed.at(-1)?.endMs).toBe(3500);
  });

  it('gives longer words more of the sound', () => {
    const samples = buzz(2000, [[0, 2000]]);
    const timed = timeWordsBySignal({
      samples,
      sampleRate,
      startMs: 0,
      endMs: 2000,
      words: [word(' a'), word(' strawberries')],
    });
    const [short, long] = timed.words;
    expect((long?.endMs ?? 0) - (long?.startMs ?? 0)).toBeGreaterThan(
      4 * ((short?.endMs ?? 0) - (short?.startMs ?? 0)),
    );
  });

  it('stays in order and inside the segment, even for silence and no words', () => {
    const words = 'one two three four five six'.split(' ').map(word);
    const timed = timeWordsBySignal({
      samples: new Float32Array(32_000),
      sampleRate,
      startMs: 300,
      endMs: 1700,
      words,
    });
    let before = 300;
    for (const { startMs, endMs } of timed.words) {
      expect(startMs).toBeGreaterThanOrEqual(before);
      expect(endMs).toBeGreaterThanOrEqual(startMs);
      before = endMs;
    }
    expect(before).toBeLessThanOrEqual(1700);
    expect(
      timeWordsBySignal({ samples: new Float32Array(0), sampleRate, startMs: 0, endMs: 0, words: [] }).words,
    ).toEqual([]);
  });
});
