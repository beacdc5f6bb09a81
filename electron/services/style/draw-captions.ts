import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cue } from '../../../core/cues/cue.ts';
import { SidecutError } from '../../../core/errors.ts';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import type { AssExtras } from '../../../core/formats/subtitle-document.ts';
import { readCapabilities } from '../ffmpeg/ffmpeg-capabilities.ts';
import { ffmpegStart } from '../ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import { looseScratch } from '../files/scratch.ts';
import type { Scratch } from '../files/scratch.ts';
import { lastWords } from '../ffmpeg/last-words.ts';
import { runProgram } from '../ffmpeg/spawn-ffmpeg.ts';
import { captionScript, drawFilter, scriptName } from './caption-script.ts';
import type { CaptionCanvas } from './caption-script.ts';
import { createLibassReport } from './libass-report.ts';

/** A caption of the strip: seen in pictures `from` until before `to`. */
export interface StripCaption extends Pick<Cue, 'text' | 'settings' | 'ass'> {
  readonly from: number;
  readonly to: number;
}

export interface Strip {
  readonly captions: readonly StripCaption[];
  /** How many pictures. */
  readonly count: number;
  /** See [Note: Styles of the file]. */
  readonly script?: AssExtras | undefined;
}

export interface DrawContext {
  readonly signal?: AbortSignal | undefined;
  readonly scratch?: Scratch | undefined;
}

export interface DrawnStrip {
  /** PNG with transparency, one for each picture. */
  readonly pictures: readonly Uint8Array[];
  /** Characters that no font of this computer has. */
  readonly missing: readonly string[];
}

const timeLimitMs = 60_000;
/** Captions that fade in are seen half a second after they began. */
const pictureMs = 1000;

/**
 * [Note: Drawn captions] The preview is drawn by what draws the exported video: the same ffmpeg with its libass, the same
 * script, the same fonts. A run makes a strip of pictures, a second each. libass keeps a caption where it stands while
 * others come and go, so captions that overlap are drawn from the first of them on, each lasting as many pictures
 * as there are moments in which something else changes.
 *
 * ffmpeg's `alpha=1` multiplies a transparent colour by its own opacity twice. So the strip is drawn on black and on
 * white: where the two differ something shines through, and what is left on black is the colour times its opacity.
 */
export async function drawCaptions(
  tools: FfmpegTools,
  strip: Strip,
  style: CaptionStyle,
  canvas: CaptionCanvas,
  { signal, scratch = looseScratch }: DrawContext = {},
): Promise<DrawnStrip> {
  await requireLibass(tools);
  return scratch.inFolder(async (folder) => {
    await writeFile(
      join(folder, scriptName),
      captionScript(cuesOf(strip), style, canvas.shown, strip.script),
    );
    const missing = await runInto(tools, folder, strip.count, canvas, signal);
    const files = Array.from({ length: strip.count }, (_, index) => join(folder, `${index + 1}.png`));
    return { pictures: await Promise.all(files.map((file) => readFile(file))), missing };
  });
}

/** Throws when this build of ffmpeg draws no captions. */
export async function requireLibass(tools: Pick<FfmpegTools, 'ffmpeg'>): Promise<void> {
  const { filters } = await readCapabilities(tools);
  if (filters.has('ass')) return;
  throw new SidecutError('ffmpeg-failed', { reason: 'no-libass' });
}

function cuesOf({ captions }: Strip): readonly Cue[] {
  return captions.map(({ from, to, ...cue }) => ({
    ...cue,
    startMs: from * pictureMs + pictureMs / 2,
    endMs: to * pictureMs + pictureMs / 2,
  }));
}

async function runInto(
  tools: FfmpegTools,
  folder: string,
  count: number,
  canvas: CaptionCanvas,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const report = createLibassReport();
  const run = await runProgram(
    tools.ffmpeg,
    [
      ...[...ffmpegStart, '-filter_complex_threads', '1', '-filter_complex', drawing(count, canvas)],
      ...['-map', '[drawn]', '-c:v', 'png', '-threads', '1', '-f', 'image2', '%d.png'],
    ],
    { signal, timeoutMs: timeLimitMs, cwd: folder, onLine: report.hear },
  );
  if (run.exitCode === 0) return report.missing();
  throw new SidecutError('ffmpeg-failed', {
    ...{ reason: 'captions', said: run.timedOut ? null : lastWords(run) },
  });
}

function drawing(count: number, canvas: CaptionCanvas): string {
  const { width, height } = canvas.frame;
  const drawnOn = (colour: string): string =>
    [
      `color=c=${colour}:s=${width}x${height}:r=1:d=${count}`,
      ...['setpts=PTS+1/TB', 'format=gbrp', drawFilter(canvas), 'format=gbrp'],
    ].join(',');
  return [
    `${drawnOn('black')},split[black][colour]`,
    `${drawnOn('white')}[white]`,
    '[white][black]blend=all_mode=difference,extractplanes=g,negate[alpha]',
    '[colour][alpha]alphamerge,format=gbrap,unpremultiply=inplace=1,format=rgba,setpts=PTS-STARTPTS[drawn]',
  ].join(';');
}
