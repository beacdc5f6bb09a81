import { describe, expect, it } from 'vitest';
import { AtOnceMeter, atOnceWindows, stretchesAbove } from '../../../../core/speakers/speakers-at-once.ts';
import { keepModels } from '../../loaded-models.ts';
import { loadRequest, onCpu, testPool, tinyModel, unheard } from '../../testing/tiny-models.ts';
import { segmentationContract } from './contract.ts';
import { createSegmentation } from './model.ts';
import { speakersAtOnce } from './powerset.ts';

it('probabilities of the classes are added up: nobody, one of three, two of three', () => {
  const { speech, overlap } = speakersAtOnce(
    Float32Array.from(
      [
        [0.7, 0.1, 0.1, 0, 0.1, 0, 0],
        [0, 0.2, 0, 0.1, 0.3, 0.1, 0.3],
      ].flat(),
      (p) => Math.log(p),
    ),
  );
  expect([...speech].map((value) => Number(value.toFixed(4)))).toEqual([0.3, 1]);
  expect([...overlap].map((value) => Number(value.toFixed(4)))).toEqual([0.1, 0.7]);
});

/** Soft is one who speaks, loud two. */
function talk(seconds: readonly number[]): Float32Array {
  return Float32Array.from(seconds.flatMap((level) => new Array<number>(16_000).fill(level)));
}

async function load() {
  const models = keepModels(segmentationContract, createSegmentation(), testPool());
  const { modelKey } = await models.load(loadRequest(tinyModel('segmentation')), onCpu, unheard.signal);
  return (samples: Float32Array) => models.run('segmentSpeakers', { modelKey, samples }, unheard);
}

describe('a segmentation model', () => {
  it('tells frame by frame who speaks at once, of a short sound too', async () => {
    const segment = await load();
    const { speech, overlap } = await segment(talk([0, 0.1, 0.5]));
    expect(speech).toHaveLength(48);
    expect([speech[8], speech[24], speech[40]].map((value) => Math.round(value!))).toEqual([0, 1, 1]);
    expect([overlap[8], overlap[24], overlap[40]].map((value) => Math.round(value!))).toEqual([0, 0, 1]);
  });

  it('hears a long sound in windows that are put together', async () => {
    const segment = await load();
    const seconds = Array.from({ length: 23 }, (_, at) => (at < 4 ? 0 : at > 12 && at < 16 ? 0.5 : 0.1));
    const samples = talk(seconds);
    const meter = new AtOnceMeter();
    const windows = atOnceWindows(23_000);
    expect(windows.at(-1)).toEqual({ startMs: 15_000, endMs: 23_000 });
    for (const window of windows)
      meter.add(window, await segment(samples.slice(window.startMs * 16, window.endMs * 16)));
    const { speech, overlap } = meter.atOnce();
    expect(speech).toHaveLength(2300);
    const [only, ...others] = stretchesAbove(overlap, { pauseMs: 100, minMs: 200 });
    expect(others).toEqual([]);
    expect(Math.abs(only!.startMs - 13_000)).toBeLessThanOrEqual(60);
    expect(Math.abs(only!.endMs - 16_000)).toBeLessThanOrEqual(60);
    expect(stretchesAbove(speech, { pauseMs: 100, minMs: 100 })).toHaveLength(1);
  });
});
