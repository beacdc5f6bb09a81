import { describe, expect, it } from 'vitest';
import { trimWordsToSound } from './trim-words.ts';

/** A tone of 200 Hz from `fromMs` to `toMs` over soft noise. */
function tones(lengthMs: number, parts: readonly (readonly [number, number])[], noise = 0.0005) {
  const samples = new Float32Array(lengthMs * 16);
  let seed = 1;
  for (let i = 0; i < samples.length; i++) {
    seed = (seed * 16807) % 2147483647;
    samples[i] = noise * (seed / 1073741823 - 1);
    const ms = i / 16;
    if (parts.some(([from, to]) => ms >= from && ms < to)) {
      samples[i]! += 0.3 * Math.sin((2 * Math.PI * 200 * i) / 16000);
    }
  }
  return samples;
}

const word = (startMs: number, endMs: number) =>
  ({ startMs, endMs, text: ' x', confidence: 1, timing: 'attention' }) as const;

describe('trimming words to sound', () => {
  it('moves the start of a word that begins in a pause to where its sound begins', () => {
    const [first, second] = trimWordsToSound(
      [word(100, 600), word(600, 2000)],
      tones(2500, [
        [100, 600],
        [1400, 2000],
      ]),
    );
    expect(first).toMatchObject({ startMs: 100, endMs: 600 });
    expect(second).toMatchObject({ startMs: 1400, endMs: 2000 });
  });

  it('pulls back the end of a word that reaches into a pause', () => {
    const [only] = trimWordsToSound([word(100, 1500)], tones(2500, [[100, 600]]));
    expect(only).toMatchObject({ startMs: 100, endMs: 600 });
  });

  it('reaches out to sound that attention cut off, but never into the neighbour', () => {
    const [first, second] = trimWordsToSound(
      [word(500, 900), word(1000, 1300)],
      tones(2500, [
        [420, 960],
        [1000, 1400],
      ]),
    );
    expect(first).toMatchObject({ startMs: 420, endMs: 960 });
    expect(second).toMatchObject({ startMs: 1000, endMs: 1400 });
  });

  it('brings first words that were left in the pause to the sound of the sentence', () => {
    const said = (startMs: number, endMs: number, text: string) => ({ ...word(startMs, endMs), text });
    const sound = tones(2500, [
      [100, 600],
      [1400, 2000],
    ]);
    const trim = (before: string) =>
      trimWordsToSound([said(100, 600, before), said(640, 900, ' The'), said(900, 2000, ' village')], sound);
    const [, first, second] = trim(' lunch.');
    expect(first).toMatchObject({ startMs: 1400, endMs: 1580 });
    expect(second).toMatchObject({ startMs: 1580, endMs: 2000 });
    expect(trim(' e.g.')[1]!.endMs).toBeLessThanOrEqual(900);
    expect(trim(' दोपहर।')[1]).toMatchObject({ startMs: 1400 });
    const whole = trimWordsToSound(
      [said(100, 600, ' Yes.'), said(700, 760, ' There'), said(760, 760, ' is'), said(760, 2000, ' one')],
      sound,
    );
    expect(whole.slice(1).map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [1400, 1700],
      [1700, 1820],
      [1820, 2000],
    ]);
    // Inside a sentence nothing says that the word belongs to what follows.
    expect(trim(' lunch')[1]!.endMs).toBeLessThanOrEqual(900);
  });

  it('leaves the edges where the background is as loud as the speech', () => {
    const words = [word(100, 600), word(600, 2000)];
    expect(trimWordsToSound(words, tones(2500, [[100, 600]], 0.3))).toEqual(words);
  });

  it('leaves silence and no samples alone', () => {
    expect(trimWordsToSound([word(0, 100)], new Float32Array(1600))).toEqual([word(0, 100)]);
    expect(trimWordsToSound([word(0, 100)], new Float32Array(0))).toEqual([word(0, 100)]);
  });
});
