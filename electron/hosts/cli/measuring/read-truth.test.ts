import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { readTruth } from './read-truth.ts';

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'truth-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

it.each([
  ['nothing that is known', { 'notes.txt': 'a' }],
  ['a torn truth.json', { 'truth.json': '[{"file": ' }],
  ['a truth.json of another shape', { 'truth.json': '{"sentences": []}' }],
  ['a truth.json without recordings', { 'truth.json': '[]' }],
  ['a table without the columns', { 'validated.tsv': 'a\tb\n1\t2\n' }],
])('a folder with %s is the mistake of who named it, not a defect', async (_what, files) => {
  await expect(readTruth(await folderWith(files))).rejects.toBeInstanceOf(UsageError);
});

it('so is a folder that is not there', async () => {
  await expect(readTruth(join(await folderWith({}), 'none'))).rejects.toBeInstanceOf(UsageError);
});
