import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { textOf, bread, garden } from '../../core/chapters/testing/talks.ts';
import { ourMethod, simpleMethods } from './methods.ts';
import { parseStoryOptions } from '../measures/story-options.ts';
import { readTexts } from './read-texts.ts';
import { formatScores } from './report.ts';
import { medianMiscount, scoreMethod } from './score-texts.ts';
import { textTiling } from './text-tiling.ts';

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chapters-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

describe('texts with chapters', () => {
  it('are read from recordings: spoken lines, windows, levels', async () => {
    const entry = (startMs: number, kind: string, text = '') => ({
      ...{ startMs, endMs: startMs + 900_000, kind, text },
    });
    const recording = {
      entries: [
        entry(0, 'spoken', 'One.'),
        entry(500, 'window'),
        entry(4000, 'spoken', 'Two.'),
        entry(9e7, 'window'),
      ],
      chapters: { coarse: [{ startMs: 0 }], fine: [{ startMs: 0 }, { startMs: 4000 }] },
    };
    const [one] = await readTexts(
      await folderWith({ 'r.json': JSON.stringify(recording), 'other.json': '[]' }),
    );
    expect(one).toMatchObject({ name: 'r.json', levels: { coarse: [], fine: [4000] } });
    expect(one!.text).toMatchObject({ durationMs: 34_000, windowsMs: [500] });
    expect(one!.text.sentences.map(({ endMs }) => endMs)).toEqual([30_000, 34_000]);
  });

  it('are read from meetings: three words a second, topics in the order of time', async () => {
    const turns = [
      { speaker: 'A', text: 'Okay , so one two three . {vocalsound} And four five .' },
      { speaker: 'B', text: '{disfmarker}' },
      { speaker: 'B', text: 'Six seven eight .' },
    ];
    const topics = [{ turns: [[2, 2]] }, { turns: [[0, 1]] }];
    const [one] = await readTexts(await folderWith({ 'm.json': JSON.stringify({ turns, topics }) }));
    expect(one!.text.sentences.map(({ text }) => text)).toEqual([
      'Okay, so one two three.',
      'And four five.',
      'Six seven eight.',
    ]);
    expect(one!.levels).toEqual({ topics: [2667] });
  });

  it('are read from files of Choi', async () => {
    const choi = '==========\nOne two three .\n==========\nFour five six .\nSeven .\n==========\n';
    const [one] = await readTexts(await folderWith({ '0.ref': choi, 'notes.txt': 'no parts' }));
    expect(one).toMatchObject({ name: '0.ref', levels: { parts: [1333] } });
  });

  it.each([
    ['talk.chapters.txt', '0:00 One\n1:05 Two\n1:00:00 Beyond\n'],
    ['talk.chapters.vtt', 'WEBVTT\n\n00:00.000 --> 01:05.000\nOne\n\n01:05.000 --> 02:00.000\nTwo\n'],
  ])('are read from a subtitle with %s beside it', async (name, chapters) => {
    const srt =
      '1\n00:00:01,000 --> 00:00:04,000\nThe first\n\n2\n00:01:05,000 --> 00:01:09,000\nand the second.\n';
    const texts = await readTexts(await folderWith({ 'talk.srt': srt, 'alone.srt': srt, [name]: chapters }));
    expect(texts).toHaveLength(1);
    expect(texts[0]).toMatchObject({ name: 'talk.srt', levels: { chapters: [65_000] } });
  });
});

describe('a method', () => {
  const one = { name: 'talk', text: textOf([garden, bread]), levels: { parts: [garden.length * 6000] } };

  it('that is right has no errors', () => {
    const score = scoreMethod(ourMethod('ours'), 'parts', true, [one])!;
    expect(score.texts[0]).toMatchObject({ pk: 0, windowDiff: 0, f1Within5s: 1, found: 2, truth: 2 });
    expect(medianMiscount(score)).toBe(0);
    expect(formatScores([score], true)).toMatch(/parts +known +ours +0\.000 +0\.000 +1\.000 +1\.000/u);
  });

  it('that can not find the number has no line', () => {
    const lines = simpleMethods(1).flatMap((method) => scoreMethod(method, 'parts', false, [one]) ?? []);
    expect(lines.map(({ method }) => method)).toEqual(['none', 'TextTiling']);
  });

  it('that is random gives the same for the same seed', () => {
    const random = (seed: number) => {
      const method = simpleMethods(seed).find(({ name }) => name === 'random')!;
      return method.find(one.text, { count: 5, isCoarse: false });
    };
    expect(random(1)).toEqual(random(1));
    expect(random(1)).not.toEqual(random(2));
  });
});

it('TextTiling finds the deepest valley', () => {
  const { sentences } = textOf([garden, garden, bread, bread]);
  const [boundary] = textTiling(sentences, 1);
  expect(Math.abs(boundary! - 2 * garden.length)).toBeLessThanOrEqual(3);
});

it.each([
  [[], 'Name one folder with texts and their chapters.'],
  [['a', '--seed', 'x'], '--seed takes a whole number from 1.'],
  [['a', '--colour'], expect.stringContaining('--colour') as string],
])('the options %j are refused', (args, sentence) => {
  expect(parseStoryOptions(args, 'chapters')).toEqual(sentence);
});
