import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { resolveProfile } from '../../../../core/profiles/profiles.ts';
import { openKeptTranslation } from './kept-translation.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sidecut-kept-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const work = {
  ...{ sources: [], wanted: null, known: new Map(), from: 'en', to: 'es', terms: [] },
  profile: resolveProfile('netflix', { language: 'es', vertical: false }),
};
const open = () => openKeptTranslation(folder, work, { engine: 'm2m', again: false });
const cue = (of: string) => ({ of, text: `said ${of}`, doubts: [] });

it('keeps what came after a kill in the middle of a line, also when it is killed again', async () => {
  const first = await open();
  await first.keep([cue('0')]);
  await first.keep([cue('1')]);
  const file = path.join(folder, (await readdir(folder))[0]!);
  await writeFile(file, (await readFile(file, 'utf8')).slice(0, -10));
  const second = await open();
  expect([...second.cues.keys()]).toEqual(['0']);
  await second.keep([cue('1'), cue('2')]);
  expect([...(await open()).cues.keys()]).toEqual(['0', '1', '2']);
});
