import { fileURLToPath } from 'node:url';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { GraphError } from '../../graph/graph-error.ts';
import { createSessionPool } from '../../sessions/session-pool.ts';
import { keepModels } from '../../loaded-models.ts';
import { sileroContract } from './contract.ts';
import { createSilero } from './model.ts';
import { noise } from '../../testing/sounds.ts';
import { starterFolder } from '../whisper/testing/starter.ts';
import { writeSequenceGraph } from './sequence-graph.ts';

const file = fileURLToPath(new URL('../../../../models/starter/silero/onnx/model.onnx', import.meta.url));

/** The file as it is meant to be used: one frame a call. */
async function frameByFrame(samples: Float32Array): Promise<number[]> {
  const session = await InferenceSession.create(file, { logSeverityLevel: 3 });
  const rate = new Tensor('int64', BigInt64Array.of(16_000n), []);
  const input = new Float32Array(576);
  let state: unknown = new Tensor('float32', new Float32Array(256), [2, 1, 128]);
  const probabilities: number[] = [];
  for (let from = 0; from < samples.length; from += 512) {
    input.copyWithin(0, 512);
    input.set(samples.subarray(from, from + 512), 64);
    const feeds = { input: new Tensor('float32', input, [1, 576]), state: state as Tensor, sr: rate };
    const outputs = await session.run(feeds);
    state = outputs['stateN'];
    probabilities.push(...((outputs['output'] as Tensor).data as Float32Array));
  }
  return probabilities;
}

describe('speech detection over many frames at once', () => {
  it('gives the probabilities of the file one frame at a time', async () => {
    const hiss = noise(512 * 300, 0.2);
    // A buzz with the syllables of speech, so that the probabilities move.
    const samples = hiss.map(
      (value, n) => value * 0.1 + 0.4 * Math.sin(n / 9 + Math.sin(n / 40)) * Math.sin(n / 2500) ** 4,
    );
    const expected = await frameByFrame(samples);
    const detector = keepModels(
      sileroContract,
      createSilero(),
      createSessionPool({ threads: 1, memoryBudgetBytes: 1024 ** 3 }),
    );
    const actual = await detector.run(
      'detectSpeech',
      { streamKey: 'all', samples, end: true },
      { signal: new AbortController().signal, progress: () => undefined },
    );
    expect(Math.max(...expected) - Math.min(...expected)).toBeGreaterThan(0.1);
    expect(actual).toHaveLength(expected.length);
    expected.forEach((value, frame) => expect(actual[frame]).toBeCloseTo(value, 4));
  });

  it('refuses a file of another structure', () => {
    expect(() => writeSequenceGraph(`${starterFolder}/onnx/decoder_model_merged.onnx`)).toThrow(GraphError);
  });
});
