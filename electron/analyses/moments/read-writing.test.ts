import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pictureText } from '../../../core/analysis/picture-text.ts';
import { looseScratch } from '../../services/files/scratch.ts';
import { testLibrary } from '../../services/library/testing/test-library.ts';
import { probe } from '../../services/media/probe.ts';
import { makeMedia, temporaryFolder, tools } from '../../services/media/testing/media-files.ts';
import type { TextReader } from '../../services/search/models/text-readers.ts';
import type { Medium } from '../analysis-work.ts';
import { readWriting } from './read-writing.ts';
import type { WritingParts } from './read-writing.ts';

const flat = (colour: string, seconds: number) => `color=${colour}:s=128x72:r=5:d=${seconds}`;

/** Writes what colour a picture has, and counts how often it is asked. */
function colourReader() {
  const asked: string[] = [];
  const reader: TextReader = {
    model: 'colours',
    read: (pictures) =>
      Promise.resolve(
        pictures.map(({ rgb }) => {
          const [red, , blue] = rgb;
          const text = red! > 150 ? 'Red things' : blue! > 150 ? 'Blue things' : '';
          asked.push(text);
          return text === '' ? [] : [{ text, confidence: 0.9 }];
        }),
      ),
  };
  return { reader, asked };
}

it('what is written is kept with its times, the same picture is read once, and a run that ended goes on', async () => {
  const file = join(temporaryFolder(), 'written.mp4');
  const film = `${flat('red', 6)}[a];${flat('black', 18)}[b];${flat('blue', 6)}[c];[a][b][c]concat=n=3`;
  await makeMedia(file, ['-filter_complex', film], '-c:v libx264 -preset ultrafast -pix_fmt yuv420p');
  const medium: Medium = { fingerprint: 'f', media: await probe(tools, file), id: 'm', folder: null };
  const library = await testLibrary();
  const { reader, asked } = colourReader();
  const ended = new AbortController();
  let stretches = 0;
  const parts = {
    library,
    readers: {
      chosen: () => Promise.resolve({ isWanted: true, model: 'colours' }),
      open: () => Promise.resolve(reader),
    },
    ...{ tools: () => Promise.resolve(tools), scratch: looseScratch },
    runs: {
      need: () => Promise.resolve({ results: [{ value: Promise.resolve([]) }], left: Promise.resolve() }),
    },
    giveWay: () => {
      if (++stretches === 2) ended.abort();
      return Promise.resolve();
    },
  } as unknown as WritingParts;
  const read = (signal: AbortSignal) => readWriting(parts, medium, { signal, onProgress: () => undefined });
  const stored = async () => {
    const found = await library.analyses.find({
      fingerprint: 'f',
      kind: pictureText.kind,
      options: { model: 'colours' },
    });
    return { state: found?.state, value: found?.value };
  };
  // Killed behind the first of two stretches.
  await expect(read(ended.signal)).rejects.toThrow();
  expect(await stored()).toMatchObject({ state: 'partly', value: { doneMs: 20_000 } });
  const before = asked.length;
  expect(await read(new AbortController().signal)).toBe(true);
  expect(await stored()).toEqual({
    state: 'done',
    value: {
      doneMs: 30_000,
      texts: [
        { startMs: 0, endMs: 6000, lines: ['Red things'] },
        { startMs: 24_000, endMs: 30_000, lines: ['Blue things'] },
      ],
    },
  });
  // Two pictures that differ in each stretch.
  expect([before, asked.length]).toEqual([2, 4]);
  expect(await read(new AbortController().signal)).toBe(false);
});
