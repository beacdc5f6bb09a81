import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { modelPlaces } from '../layout/model-places.ts';
import { keepMeasure, measuresOf } from './measures.ts';
import type { ModelMeasure } from './measures.ts';

const measure: ModelMeasure = {
  ...{ heard: 'own', words: 100, wrongShare: 0.09, timesRealTime: 25, peakBytes: 1e9, device: 'cpu' },
  at: '2026-11-30T12:00:00.000Z',
};

test('what was measured is kept as long as the weights are the same', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'sidecut-measures-'));
  onTestFinished(() => rm(home, { recursive: true }));
  const places = modelPlaces(home);
  const model = { id: 'm', folder: path.join(home, 'model') };
  await mkdir(model.folder);
  await writeFile(path.join(model.folder, 'weights.onnx'), 'one');
  expect(await measuresOf(places, [model])).toEqual(new Map());
  await keepMeasure(places, model, measure);
  await keepMeasure(places, { ...model, id: 'other' }, { ...measure, words: 5 });
  expect(await measuresOf(places, [model, { id: 'not-here' }])).toEqual(new Map([['m', [measure]]]));
  const onCard = { ...measure, device: 'webgpu', timesRealTime: 90 } as const;
  await keepMeasure(places, model, onCard);
  await keepMeasure(places, model, measure);
  expect((await measuresOf(places, [model])).get('m')).toEqual([measure, onCard]);
  const nothing = { ...measure, timesRealTime: NaN };
  await expect(keepMeasure(places, { ...model, id: 'third' }, nothing)).rejects.toThrow();
  expect((await measuresOf(places, [model])).get('m')).toEqual([measure, onCard]);
  await writeFile(path.join(model.folder, 'weights.onnx'), 'another');
  expect(await measuresOf(places, [model])).toEqual(new Map());
  await writeFile(path.join(home, 'cache', 'model-measures.json'), '{"m":');
  expect(await measuresOf(places, [model])).toEqual(new Map());
});
