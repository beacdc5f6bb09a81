import { expect, it } from 'vitest';
import { noise } from '../../testing/sounds.ts';
import {
  largestDifference,
  loadRequest,
  onCpu,
  testPool,
  tinyModel,
  unheard,
} from '../../testing/tiny-models.ts';
import { keepModels } from '../../loaded-models.ts';
import { voiceContract } from './contract.ts';
import { createVoice } from './model.ts';

const dimensions = 8;

async function load(name: 'ge2e' | 'voice') {
  const models = keepModels(voiceContract, createVoice(), testPool());
  const { modelKey } = await models.load(loadRequest(tinyModel(name)), onCpu, unheard.signal);
  return { models, modelKey };
}

/** Its timbre changes as it goes on. */
function changingSound(): Float32Array {
  return noise(64_000, 0.3).map(
    (value, n) => value + 0.3 * Math.sin((2 * Math.PI * 2000 * n * n) / 64_000 / 16_000),
  );
}

const spans = Array.from({ length: 40 }, (_, at) => ({
  from: at * 1600,
  to: at * 1600 + (at < 3 ? 8000 : 19_200),
})).filter(({ to }) => to <= 64_000);

it.each(['ge2e', 'voice'] as const)(
  'stretches of one sound are heard together as alone: %s',
  async (name) => {
    const { models, modelKey } = await load(name);
    const samples = changingSound();
    const together = await models.run('embedVoiceSpans', { modelKey, samples, spans }, unheard);
    expect(together.vectors).toHaveLength(spans.length * dimensions);
    for (const at of [0, 3, 17]) {
      const alone = await models.run('embedVoiceSpans', { modelKey, samples, spans: [spans[at]!] }, unheard);
      const row = together.vectors.subarray(at * dimensions, (at + 1) * dimensions);
      expect(largestDifference(row, alone.vectors)).toBeLessThan(1e-5);
    }
  },
);

it('a clip is the mean of its partials, however long', async () => {
  const { models, modelKey } = await load('ge2e');
  const samples = changingSound().subarray(0, 40_000);
  const clip = await models.run('embedVoices', { modelKey, clips: [samples] }, unheard);
  const partials = [0, 12_320].map((from) => ({ from, to: from + 25_600 }));
  const { vectors } = await models.run('embedVoiceSpans', { modelKey, samples, spans: partials }, unheard);
  const sum = Array.from({ length: dimensions }, (_, at) => vectors[at]! + vectors[dimensions + at]!);
  const length = Math.hypot(...sum);
  expect(
    largestDifference(
      clip.vectors,
      sum.map((value) => value / length),
    ),
  ).toBeLessThan(1e-5);
});

it('full size is taken whatever is asked for, and the level does not matter where it is low', async () => {
  const models = keepModels(voiceContract, createVoice(), testPool());
  const request = { ...loadRequest(tinyModel('ge2e')), precision: 'int8' } as const;
  const info = await models.load(request, onCpu, unheard.signal);
  expect(info).toMatchObject({ precision: 'fp32', dimensions });
  const { modelKey } = info;
  const quiet = changingSound().map((value) => value / 300);
  const quieter = quiet.map((value) => value / 2);
  const [one, other] = await Promise.all(
    [quiet, quieter].map((samples) =>
      models.run('embedVoiceSpans', { modelKey, samples, spans: [{ from: 0, to: 19_200 }] }, unheard),
    ),
  );
  expect(largestDifference(one!.vectors, other!.vectors)).toBeLessThan(1e-4);
});
