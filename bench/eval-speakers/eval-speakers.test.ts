import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { scoreSpeakers } from '../../core/evaluation/score-speakers.ts';
import { parseEvalOptions } from './options.ts';
import { readRecordings } from './read-recordings.ts';
import { formatScores } from './report.ts';

it('recordings are read with one RTTM for all, and with one each', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'speakers-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const line = (file: string) => `SPEAKER ${file} 1 0.5 1.0 <NA> <NA> Ann <NA> <NA>\n`;
  for (const [name, text] of [
    ['truth.rttm', line('a') + line('other')],
    ['b.rttm', line('whatever')],
    ...['a.flac', 'b.WAV', 'c.mp3', 'notes.txt'].map((sound) => [sound, ''] as const),
  ] as const)
    await writeFile(join(folder, name), text);
  const found = await readRecordings(folder);
  expect(found.map(({ name, turns }) => [name, turns.length])).toEqual([
    ['a', 1],
    ['b', 1],
  ]);
});

it.each([
  ['auto', null],
  ['truth', 'truth'],
  ['3', { min: 3, max: 3 }],
  ['2-4', { min: 2, max: 4 }],
])('--speakers %s is understood', (text, speakers) => {
  expect(parseEvalOptions(['f', '--speakers', text])).toMatchObject({ folder: 'f', speakers });
});

it.each([[[]], [['f', 'g']], [['f', '--speakers', '4-2']], [['f', '--speakers', '0']], [['f', '--what']]])(
  'the options %j are refused',
  (args) => {
    expect(parseEvalOptions(args)).toEqual(expect.any(String));
  },
);

it('the table has a line for each recording and one for all', () => {
  const turns = [{ startMs: 0, endMs: 1000, speaker: 'a' }];
  const whole = scoreSpeakers(turns, [{ startMs: 0, endMs: 900, speaker: 0 }]);
  const score = { whole, inside: whole, words: { words: 4, right: 3 } };
  const table = formatScores([
    { name: 'one', ...score },
    { name: 'two', ...score },
  ]);
  expect(table.split('\n')).toHaveLength(4);
  expect(table).toMatch(/^all +10\.0 +10\.0 +0\.0 +0\.0 +10\.0 +2 +2 +75\.0 of 8$/mu);
});
