import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isCancellation } from '../../../core/errors.ts';
import { defaultCaptionStyle } from '../../../core/style/caption-style.ts';
import { everyFfmpeg, temporaryFolder, tools } from '../media/testing/media-files.ts';
import type { CaptionCanvas } from './caption-script.ts';
import { canvasOf, forScreen } from './caption-script.ts';
import { drawCaptions } from './draw-captions.ts';
import { missingCharacters } from './missing-characters.ts';

const folder = temporaryFolder();
const size = { width: 480, height: 270 };
const canvas: CaptionCanvas = { frame: size, shown: size, hasSquarePixels: true };
/** Without an outline, so that what is drawn is what is read. */
const style = { ...defaultCaptionStyle, fontSize: 0.16, outline: 0 };

interface Ink {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Opacity of each pixel. */
async function opacity(png: Uint8Array): Promise<Uint8Array> {
  const file = join(folder, 'drawn.png');
  await writeFile(file, png);
  const { stdout } = await promisify(execFile)(
    tools.ffmpeg.path,
    [
      '-v',
      'error',
      '-i',
      file,
      '-vf',
      'format=rgba,alphaextract',
      '-f',
      'rawvideo',
      '-pix_fmt',
      'gray',
      'pipe:1',
    ],
    { encoding: 'buffer', maxBuffer: 8 * 1024 * 1024 },
  );
  return stdout;
}

/** Where something is drawn, between two columns. */
function inkOf(pixels: Uint8Array, from = 0, to = size.width): Ink {
  const ink = { left: Infinity, right: -1, top: Infinity, bottom: -1 };
  for (const [index, value] of pixels.entries()) {
    const [x, y] = [index % size.width, Math.floor(index / size.width)];
    if (value < 96 || x < from || x >= to) continue;
    ink.left = Math.min(ink.left, x);
    ink.right = Math.max(ink.right, x);
    ink.top = Math.min(ink.top, y);
    ink.bottom = Math.max(ink.bottom, y);
  }
  return ink;
}

async function drawn(...texts: readonly string[]): Promise<Uint8Array> {
  const captions = texts.map((text) => ({ text, from: 0, to: 1 }));
  const { pictures } = await drawCaptions(tools, { captions, count: 1 }, style, canvas);
  return opacity(pictures[0]!);
}

describe('drawn captions', () => {
  it.each([
    ['Hebrew', 'שלום עולם.'],
    ['Arabic', 'مرحبا بكم.'],
    ['Hebrew that ends in a name', 'אני גר ב-Paris.'],
  ])('end at the left where the text is read from the right: %s', async (_name, text) => {
    const pixels = await drawn(text);
    const all = inkOf(pixels);
    const high = all.bottom - all.top;
    // A full stop is low; no letter of these is.
    const leftEnd = inkOf(pixels, all.left, all.left + 5);
    expect(leftEnd.bottom - leftEnd.top).toBeLessThan(high / 4);
    const rightEnd = inkOf(pixels, all.right - 4, all.right + 1);
    expect(rightEnd.bottom - rightEnd.top).toBeGreaterThan(high / 4);
  });

  it('end at the right where it is read from the left, line by line', async () => {
    const pixels = await drawn('Hall.');
    const all = inkOf(pixels);
    const rightEnd = inkOf(pixels, all.right - 4, all.right + 1);
    expect(rightEnd.bottom - rightEnd.top).toBeLessThan((all.bottom - all.top) / 3);
  });

  it('stand above each other without touching', async () => {
    const rows = (pixels: Uint8Array): string =>
      Array.from({ length: size.height }, (_, y) =>
        pixels.subarray(y * size.width, (y + 1) * size.width).some((value) => value > 96) ? '#' : ' ',
      ).join('');
    const lines = rows(await drawn('HHH', 'HHH', 'HHH'))
      .trim()
      .split(/ +/);
    expect(lines).toHaveLength(3);
  });

  it('leave nothing behind, also when they are cancelled', async () => {
    const before = (await readdir(tmpdir())).filter((name) => name.startsWith('sidecut-work-'));
    const cancel = new AbortController();
    const captions = [{ text: 'a', from: 0, to: 16 }];
    const drawing = drawCaptions(tools, { captions, count: 16 }, style, canvas, { signal: cancel.signal });
    setTimeout(() => cancel.abort(), 30);
    await expect(drawing).rejects.toSatisfy(isCancellation);
    const after = (await readdir(tmpdir())).filter((name) => name.startsWith('sidecut-work-'));
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
  });
});

it('names the characters that no font has, each once and in any ffmpeg', async () => {
  // Never given out by Unicode.
  const nobodys = '\u{2fe0}';
  const cues = [{ text: `Grüße ${nobodys}` }, { text: `<i>${nobodys}</i> ä שלום` }];
  for (const ffmpeg of everyFfmpeg) {
    expect(await missingCharacters(ffmpeg.tools, cues, style), ffmpeg.name).toEqual([nobodys]);
  }
  expect(await missingCharacters(tools, [{ text: 'plain' }], style)).toEqual([]);
});

it('draws on frames as ffmpeg turns them, with even sides and no more pixels than a screen has', () => {
  const turned = canvasOf({
    ...{ width: 3841, height: 2160, rotation: 90, displayWidth: 2160, displayHeight: 3841 },
    sampleAspectRatio: { numerator: 1, denominator: 1 },
  });
  expect(turned.frame).toEqual({ width: 2160, height: 3842 });
  const { frame, shown } = forScreen(turned, 1920);
  expect(frame).toEqual({ width: 1080, height: 1920 });
  expect(shown).toEqual({ width: 2160, height: 3841 });
});
