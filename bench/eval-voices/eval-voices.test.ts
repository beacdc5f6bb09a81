import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { scoreSpeech } from '../../core/evaluation/score-speech.ts';
import { parseEvalOptions } from './options.ts';
import { readTruth, spread } from '../../electron/hosts/cli/measuring/read-truth.ts';
import { callsFor } from './recognise.ts';
import { formatRun, toJson } from './report.ts';
import type { Run } from './report.ts';

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sidecut-truth-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

it('reads a truth.json, with and without word times', async () => {
  const words = [{ text: 'hallo', startMs: 1, endMs: 2 }];
  const truth = [{ file: 'a.flac', language: 'de', text: 'Hallo', words }];
  const folder = await folderWith({ 'truth.json': JSON.stringify(truth) });
  expect(await readTruth(folder)).toEqual([{ ...truth[0], file: join(folder, 'a.flac') }]);
});

it('reads LibriSpeech’s layout', async () => {
  const folder = await folderWith({ '1089/134686/1089-134686.trans.txt': '1089-134686-0000 HE HOPED\n' });
  const file = join(folder, '1089/134686/1089-134686-0000.flac');
  expect(await readTruth(folder)).toEqual([{ file, language: 'en', text: 'HE HOPED' }]);
});

it('reads Common Voice’s layout, its columns in any order', async () => {
  const table = 'client_id\tsentence\tpath\tlocale\r\nx\tGuten Tag\tone.mp3\tde\r\n';
  const folder = await folderWith({ 'de/validated.tsv': table });
  expect(await readTruth(folder)).toEqual([
    { file: join(folder, 'de/clips/one.mp3'), language: 'de', text: 'Guten Tag' },
  ]);
});

it('says what a folder lacks', async () => {
  await expect(readTruth(await folderWith({}))).rejects.toThrow(/no truth.json/);
});

it('spreads a limit over the whole set', () => {
  expect(spread([0, 1, 2, 3, 4, 5], 3)).toEqual([0, 2, 4]);
  expect(spread([1], 5)).toEqual([1]);
});

it('calls once a language, and apart for files of one name', () => {
  const clip = (file: string, language: string) => ({ file, language, text: '' });
  const clips = [clip('a/1.flac', 'en'), clip('b/1.mp3', 'en'), clip('a/2.flac', 'en'), clip('3.wav', 'de')];
  const files = (language: string) =>
    callsFor(clips, language).map((call) => [call.language, ...call.clips.map(({ file }) => file)]);
  expect(files('given')).toEqual([
    ['en', 'a/1.flac', 'a/2.flac'],
    ['en', 'b/1.mp3'],
    ['de', '3.wav'],
  ]);
  expect(files('auto')).toEqual([
    ['auto', 'a/1.flac', 'a/2.flac', '3.wav'],
    ['auto', 'b/1.mp3'],
  ]);
});

it('takes lists, and what belongs to the command line behind --', () => {
  expect(parseEvalOptions(['f', '--beam', '1,5', '--', '--threads', '2'])).toMatchObject({
    folder: 'f',
    models: [undefined],
    beams: [1, 5],
    further: ['--threads', '2'],
  });
  expect(parseEvalOptions([])).toMatch(/one folder/);
  expect(parseEvalOptions(['f', '--beam', '0'])).toMatch(/--beam/);
});

const run: Run = {
  ...{ model: 'base', precision: 'auto', beam: '2', audioSeconds: 20, wallSeconds: 2, cpuSeconds: 3 },
  clips: [
    {
      ...{ file: '/x/1.flac', language: 'en', found: 'en' },
      score: scoreSpeech(
        { language: 'en', text: 'is worth mention' },
        { text: 'worth mansion now', words: [] },
      ),
    },
    {
      ...{ file: '/x/music.flac', language: 'de', found: '' },
      score: scoreSpeech({ language: 'de', text: '' }, { text: '', words: [] }),
    },
  ],
};

it('tells the sum, the languages and, when asked, the places', () => {
  const text = formatRun(run, true);
  expect(text).toMatch(/^base, precision auto, beam 2: 20 s in 2.0 s, 3.0 s of CPU, 10.0 x real time/);
  expect(text).toMatch(/^all +2 +3 +100\.0 +1 +1 +1 /m);
  expect(text).toContain('lost      is');
  expect(text).toContain('wrong     mention -> mansion');
  expect(text).toContain('invented  now');
  expect(toJson(run)).toMatchObject({ wrongShare: 1, words: 3, startErrorMs: { median: null } });
});
