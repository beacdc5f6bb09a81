import { afterAll, describe, expect, it } from 'vitest';
import { isCancellation } from '../../core/errors.ts';
import { createSessionPool } from './sessions/session-pool.ts';
import { SpeechDetector } from './speech-detector.ts';
import { fliteMissing, noise, speakWithFlite } from './testing/sounds.ts';

const never = new AbortController().signal;
const pool = createSessionPool({ threads: 1, memoryBudgetBytes: 1024 ** 3 });
afterAll(() => pool.close());

const wholeFrames = (samples: Float32Array) => samples.subarray(0, samples.length - (samples.length % 512));

async function detect(samples: Float32Array): Promise<Float32Array> {
  return new SpeechDetector(pool).detect(
    { streamKey: 'one', samples: wholeFrames(samples), end: true },
    never,
  );
}

describe('the speech detector', () => {
  it('gives one probability for each frame', async () => {
    expect(await detect(new Float32Array(512 * 10))).toHaveLength(10);
    expect(await detect(new Float32Array(0))).toHaveLength(0);
  });

  it('hears no speech in silence, noise or a tone', async () => {
    const seconds = 16_000 * 3;
    const tone = Float32Array.from(
      { length: seconds },
      (_, index) => 0.3 * Math.sin((index * 2 * Math.PI * 440) / 16_000),
    );
    for (const sound of [new Float32Array(seconds), noise(seconds, 0.1), noise(seconds, 0.001)]) {
      expect(Math.max(...(await detect(sound)))).toBeLessThan(0.35);
    }
    // The onset of a tone may surprise it for a frame.
    expect((await detect(tone)).filter((probability) => probability > 0.5).length).toBeLessThan(3);
  });

  it('keeps streams apart and takes each in pieces', async () => {
    const detector = new SpeechDetector(pool);
    const sounds = [
      noise(512 * 40, 0.3),
      noise(512 * 40, 0.05).map((sample, index) => sample + Math.sin(index / 20) / 4),
    ];
    const whole = await Promise.all(sounds.map((samples) => detect(samples)));
    const pieces: number[][] = [[], []];
    for (let from = 0; from < 512 * 40; from += 512 * 4) {
      for (const [index, sound] of sounds.entries()) {
        const samples = sound.subarray(from, from + 512 * 4);
        const end = from + 512 * 4 >= sound.length;
        pieces[index]!.push(...(await detector.detect({ streamKey: `${index}`, samples, end }, never)));
      }
    }
    expect(pieces.map((values) => Float32Array.from(values))).toEqual(whole);
  });

  it('starts afresh after the end of a stream and after a cancelled call', async () => {
    const detector = new SpeechDetector(pool);
    const samples = noise(512 * 20, 0.3);
    const first = await detector.detect({ streamKey: 'again', samples, end: true }, never);
    expect(await detector.detect({ streamKey: 'again', samples, end: false }, never)).toEqual(first);
    const cancelled = detector.detect({ streamKey: 'again', samples, end: false }, AbortSignal.abort());
    await expect(cancelled).rejects.toSatisfy(isCancellation);
    expect(await detector.detect({ streamKey: 'again', samples, end: true }, never)).toEqual(first);
  });

  it.skipIf(fliteMissing)(`hears synthesised speech between silences${fliteMissing}`, async () => {
    const speech = await speakWithFlite('We walk to the river in the morning.');
    const second = 16_000;
    const samples = new Float32Array(speech.length + 2 * second);
    samples.set(speech, second);
    const probabilities = await detect(samples);
    const speechFrames = probabilities.slice(40, Math.floor((second + speech.length) / 512) - 10);
    const silentFrames = [...probabilities.slice(0, 30), ...probabilities.slice(-20)];
    expect(
      speechFrames.filter((probability) => probability > 0.5).length / speechFrames.length,
    ).toBeGreaterThan(0.9);
    expect(Math.max(...silentFrames)).toBeLessThan(0.35);
  });
});
