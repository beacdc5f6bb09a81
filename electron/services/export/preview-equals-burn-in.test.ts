/** [Note: Drawn captions] The picture that the player shows is the picture that is burnt in. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { Cue } from '../../../core/cues/cue.ts';
import { defaultCaptionStyle } from '../../../core/style/caption-style.ts';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import type { MediaInfo } from '../../../core/media/media-info.ts';
import { probe } from '../media/probe.ts';
import { everyFfmpeg, eyes, makeMedia, temporaryFolder, tools } from '../media/testing/media-files.ts';
import { canvasOf } from '../style/caption-script.ts';
import { drawCaptions } from '../style/draw-captions.ts';
import type { StripCaption } from '../style/draw-captions.ts';
import { burnIn } from './burn-in.ts';

const folder = temporaryFolder();
const run = promisify(execFile);

/** A clip of three seconds in one colour. */
async function clip(name: string, size: string, ...extra: readonly string[]): Promise<MediaInfo> {
  const path = join(folder, name);
  const source = ['-f', 'lavfi', '-i', `color=c=0x205080:size=${size}:rate=10:duration=3`];
  return probe(eyes, await makeMedia(path, source, ['-c:v', 'libx264', '-crf', '1', ...extra]));
}

/** Grey values of a frame, where one is given with `drawn` laid over it. */
async function frame(path: string, atSeconds: number, drawn: string | null): Promise<Buffer> {
  const over = drawn === null ? [] : ['-i', drawn];
  const filter =
    drawn === null ? '[0]format=gray' : '[0]format=gbrp[v];[v][1]overlay=format=gbrp,format=gray';
  const { stdout } = await run(
    tools.ffmpeg.path,
    [
      ...['-v', 'error', '-ss', String(atSeconds), '-i', `file:${path}`, ...over],
      ...['-filter_complex', filter, '-frames:v', '1', '-f', 'rawvideo', 'pipe:1'],
    ],
    { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 },
  );
  return stdout;
}

interface Difference {
  readonly mean: number;
  /** Share of the pixels that differ by more than encoding does. */
  readonly share: number;
}

function difference(a: Buffer, b: Buffer, shift = 0): Difference {
  let sum = 0;
  let far = 0;
  for (let i = shift; i < a.length; i += 1) {
    const distance = Math.abs(a[i]! - b[i - shift]!);
    sum += distance;
    if (distance > 32) far += 1;
  }
  return { mean: sum / a.length, share: far / a.length };
}

async function compare(
  media: MediaInfo,
  cues: readonly Cue[],
  captions: readonly StripCaption[],
  {
    style,
    count,
    atSeconds,
  }: { readonly style: CaptionStyle; readonly count: number; readonly atSeconds: number },
  drawWith = tools,
) {
  const outputPath = join(folder, 'burned.mp4');
  await burnIn(tools, { media, cues, style, outputPath, overwrite: true });
  const canvas = canvasOf(media.video[0]!);
  const { pictures } = await drawCaptions(drawWith, { captions, count }, style, canvas);
  const drawn = join(folder, 'drawn.png');
  await writeFile(drawn, pictures.at(-1)!);
  const burnt = await frame(outputPath, atSeconds, null);
  const preview = await frame(media.path, atSeconds, drawn);
  const bare = await frame(media.path, atSeconds, null);
  return { burnt, preview, bare, width: canvas.frame.width };
}

const box = {
  ...defaultCaptionStyle,
  background: '#301020',
  backgroundOpacity: 0.6,
  fontSize: 0.085,
  bold: true,
};

it('draws what is burnt in, pixel for pixel: overlapping captions, a box that shines through, slanted words', async () => {
  const media = await clip('wide.mp4', '640x360');
  // The first goes while the second stays, and the third takes its place: the second does not move.
  const cues = [
    { startMs: 0, endMs: 1500, text: 'A sign on the wall' },
    { startMs: 800, endMs: 3000, text: 'Someone <i>speaks</i> here, and goes on for longer than a line' },
    { startMs: 2000, endMs: 3000, text: '{\\an8}third, above' },
    { startMs: 2000, endMs: 3000, text: 'fourth' },
  ];
  const captions = [
    { text: cues[0]!.text, from: 0, to: 2 },
    { text: cues[1]!.text, from: 1, to: 4 },
    { text: cues[2]!.text, from: 3, to: 4 },
    { text: cues[3]!.text, from: 3, to: 4 },
  ];
  const moment = { style: box, count: 4, atSeconds: 2.5 };
  const { burnt, preview, bare, width } = await compare(media, cues, captions, moment);
  expect(difference(bare, burnt).share).toBeGreaterThan(0.05);
  const same = difference(preview, burnt);
  expect(same.share).toBeLessThan(0.001);
  expect(same.mean).toBeLessThan(1);
  for (const shift of [1, width]) {
    expect(difference(preview, burnt, shift).share).toBeGreaterThan(20 * Math.max(same.share, 1e-4));
  }
});

it('does so in an upright picture whose pixels are not square, with an old ffmpeg too', async () => {
  const media = await clip('upright.mp4', '216x480', '-vf', 'setsar=4/3');
  const cues = [{ startMs: 0, endMs: 3000, text: 'מה שלומך?\nwords of a short line' }];
  const captions = [{ text: cues[0]!.text, from: 0, to: 1 }];
  const moment = { style: { ...defaultCaptionStyle, margin: 0.2 }, count: 1, atSeconds: 1 };
  for (const ffmpeg of everyFfmpeg) {
    const { burnt, preview } = await compare(media, cues, captions, moment, ffmpeg.tools);
    expect(difference(preview, burnt).share, ffmpeg.name).toBeLessThan(0.004);
  }
});
