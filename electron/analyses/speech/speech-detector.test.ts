import { afterAll, describe, expect, it } from 'vitest';
import { isCancellation, SidecutError } from '../../../core/errors.ts';
import { createInferenceClient } from '../../inference/client.ts';
import { fliteMissing, noise, speakWithFlite } from '../../inference/testing/sounds.ts';
import { SpeechDetector } from './speech-detector.ts';

const client = createInferenceClient();
afterAll(() => client.close());

const second = 16_000;

async function findSpeech(
  samples: Float32Array,
  piece = 5000,
  inference: ConstructorParameters<typeof SpeechDetector>[0] = client,
) {
  const detector = new SpeechDetector(inference);
  const regions = [];
  for (let from = 0; from < samples.length; from += piece) {
    regions.push(...(await detector.push(samples.subarray(from, from + piece))));
  }
  return [...regions, ...(await detector.end())];
}

function join(...parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A detector that takes a frame for speech when it holds anything at all. */
const loudness = {
  detectSpeech: ({ samples }: { readonly samples: Float32Array }) =>
    Promise.resolve(
      Float32Array.from({ length: samples.length / 512 }, (_, frame) =>
        samples.subarray(frame * 512, (frame + 1) * 512).some((sample) => sample !== 0) ? 0.99 : 0.01,
      ),
    ),
};

describe('speech detection', () => {
  it('finds nothing in silence and noise', async () => {
    expect(await findSpeech(new Float32Array(5 * second))).toEqual([]);
    expect(await findSpeech(noise(5 * second, 0.1))).toEqual([]);
    expect(await findSpeech(new Float32Array(0))).toEqual([]);
  });

  it.skipIf(fliteMissing)(`finds two sentences between silences within 0.2 s${fliteMissing}`, async () => {
    const one = trim(await speakWithFlite('We walk to the river in the morning.'));
    const two = trim(await speakWithFlite('The old boat is red.'));
    const silence = new Float32Array(2 * second);
    const regions = await findSpeech(join(silence, one, silence, two, silence));
    const truth = [
      2000,
      2000 + one.length / 16,
      4000 + one.length / 16,
      4000 + (one.length + two.length) / 16,
    ];
    expect(regions).toHaveLength(2);
    const found = regions.flatMap(({ startMs, endMs }) => [startMs + 200, endMs - 200]);
    found.forEach((ms, index) => expect(Math.abs(ms - truth[index]!)).toBeLessThan(200));
    expect(regions.every(({ probability }) => probability > 0.8)).toBe(true);
  });

  it('does not depend on the size of the pieces', async () => {
    const sound = join(
      new Float32Array(second),
      noise(second, 0.5),
      new Float32Array(second),
      noise(3333, 0.5),
    );
    const whole = await findSpeech(sound, sound.length, loudness);
    expect(whole).toHaveLength(2);
    for (const piece of [1, 511, 40_000]) expect(await findSpeech(sound, piece, loudness)).toEqual(whole);
  });

  it('ends with the sound, not with the padded frame', async () => {
    const regions = await findSpeech(noise(second + 100, 0.5), 5000, loudness);
    expect(regions).toMatchObject([{ startMs: 0, endMs: 1006 }]);
  });

  const crash = () => {
    const facts = { reason: 'model-lost', modelKey: 'silero' } as const;
    return new SidecutError('worker-crashed', facts, { retryable: true });
  };

  it('goes on after a crash of the worker', async () => {
    let crashes = 0;
    const crashing = {
      detectSpeech: (input: { readonly samples: Float32Array }) => {
        if (crashes++ === 0) return Promise.reject(crash());
        return loudness.detectSpeech(input);
      },
    };
    const sound = join(new Float32Array(second), noise(second, 0.5), new Float32Array(second));
    expect(await findSpeech(sound, 5000, crashing)).toEqual(await findSpeech(sound, 5000, loudness));
    expect(crashes).toBeGreaterThan(1);
  });

  it('gives up when the worker crashes for good', async () => {
    const broken = { detectSpeech: () => Promise.reject(crash()) };
    await expect(findSpeech(new Float32Array(second), 5000, broken)).rejects.toMatchObject({
      code: 'worker-crashed',
    });
  });

  it('stops when it is cancelled', async () => {
    const controller = new AbortController();
    const detector = new SpeechDetector(client, { signal: controller.signal });
    await detector.push(noise(5 * second, 0.1));
    controller.abort();
    await expect(detector.push(noise(5 * second, 0.1))).rejects.toSatisfy(isCancellation);
  });
});

/** flite speaks with silence around. */
function trim(samples: Float32Array): Float32Array {
  const loud = (sample: number) => Math.abs(sample) > 0.01;
  return samples.subarray(samples.findIndex(loud), samples.findLastIndex(loud) + 1);
}
