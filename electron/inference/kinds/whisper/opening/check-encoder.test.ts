import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lendSessions } from '../../../sessions/lend-sessions.ts';
import { starterFolder, testPool, tones } from '../testing/starter.ts';
import { checkFusedEncoder } from './check-encoder.ts';
import type { KnownModel } from './known-model.ts';
import { openModel } from './open-model.ts';
import { readKnownModel } from './read-known-model.ts';

const pool = testPool();
const sessions = lendSessions(pool, 'cpu');

async function encode(known: KnownModel, seconds: number): Promise<Float32Array> {
  using opened = await openModel(known, sessions);
  const { hidden } = await opened.model.encoder.encode([tones(seconds, 1)]);
  return hidden.data instanceof Float32Array ? hidden.data : new Float32Array();
}

describe('the encoder with fused attention', () => {
  let exported: KnownModel;
  let fused: KnownModel;

  beforeAll(async () => {
    exported = await readKnownModel({ folder: starterFolder, device: 'cpu', precision: 'auto' }, 'cpu');
    fused = await checkFusedEncoder(exported, sessions);
  });
  afterAll(() => pool.close());

  it('gives the numbers of the exported one', async () => {
    expect(fused.encoderGraph).toBe(exported.fusedEncoder?.file);
    const [expected, actual] = [await encode(exported, 9), await encode(fused, 9)];
    expect(actual).toHaveLength(expected.length);
    const largest = actual.reduce(
      (most, value, at) => Math.max(most, Math.abs(value - (expected[at] ?? NaN))),
      0,
    );
    expect(largest).toBeLessThan(1e-3);
  });

  it('is not used where it gives something else', async () => {
    const { fusedEncoder } = exported;
    if (!fusedEncoder || !exported.encoderGraph) throw new Error('the starter was not understood');
    const wrong = { ...fusedEncoder, block: { ...fusedEncoder.block, result: 'nothing' } };
    expect(await checkFusedEncoder({ ...exported, fusedEncoder: wrong }, sessions)).toMatchObject({
      encoderGraph: exported.encoderGraph,
    });
  });

  it('is not used on other devices', async () => {
    const request = { folder: starterFolder, device: 'webgpu', precision: 'auto' } as const;
    expect((await readKnownModel(request, 'webgpu')).fusedEncoder).toBeUndefined();
  });
});
