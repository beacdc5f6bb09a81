import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { tinyModel } from '../../../inference/testing/tiny-models.ts';
import { requireWholeFolder, taskOfFolder } from './model-folder.ts';

it.each([
  ['ge2e', 'ge2e', 'speaker-embedding'],
  ['segmentation', 'pyannote-segmentation', 'speaker-segmentation'],
] as const)('a folder that holds a graph alone is told by it: %s', async (name, architecture, task) => {
  const { layout } = await requireWholeFolder(tinyModel(name));
  expect(layout.architecture).toBe(architecture);
  expect(await taskOfFolder(tinyModel(name))).toBe(task);
});

it('a folder without anything is still held against what Whisper needs', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sidecut-model-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await expect(requireWholeFolder(folder)).rejects.toMatchObject({
    code: 'model-missing-file',
    facts: { kind: 'whisper' },
  });
});
