/** [Note: Styles of the file] What the player shows of an ASS file is what is burnt in: the styles of the file. */
import { execFile } from 'node:child_process';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import { createSettingsService } from '../app/settings-service.ts';
import { sourcesOnly } from '../files/output-rule.ts';
import { createScratch } from '../files/scratch.ts';
import type { JobRecord } from '../library/job-record.ts';
import { sampleMedia } from '../library/testing/sample-project.ts';
import { testLibrary } from '../library/testing/test-library.ts';
import { temporaryFolder, tools } from '../media/testing/media-files.ts';
import { createProjectService } from '../project/project-service.ts';
import { createStyleHandlers } from '../style/handlers.ts';
import { createImportHandlers } from '../subtitles/import-handlers.ts';
import { exportJobs } from './export-works.ts';
import { makeClip } from './testing/clips.ts';

const folder = temporaryFolder();
const { signal } = new AbortController();
const context = { signal, progress: () => undefined };

/** Signs in yellow on an opaque red ground at the top left, speech in plain green. */
const script = [
  '[Script Info]',
  'ScriptType: v4.00+',
  'PlayResX: 640',
  'PlayResY: 360',
  '',
  '[V4+ Styles]',
  'Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, ' +
    'Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, ' +
    'MarginR, MarginV, Encoding',
  'Style: Talk,Arial,40,&H0000FF00,&H000000FF,&H00000000,&H00000000,0,0,0,0,100,100,0,0,1,2,0,2,10,10,20,1',
  'Style: Sign,Arial,60,&H0000FFFF,&H000000FF,&H000000FF,&H000000FF,0,0,0,0,100,100,0,0,3,12,0,7,20,20,20,1',
  '',
  '[Events]',
  'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
  'Dialogue: 0,0:00:00.00,0:00:04.00,Talk,,0,0,0,,Who planted the roses?',
  'Dialogue: 0,0:00:00.00,0:00:04.00,Sign,,0,0,0,,GATE',
  '',
].join('\n');

/** RGB of a frame, with a picture laid over it. */
async function frame(path: string, drawn: Uint8Array | null): Promise<Buffer> {
  const picture = join(folder, 'drawn.png');
  if (drawn !== null) await writeFile(picture, drawn);
  const filter = drawn === null ? '[0]null' : '[0]format=gbrp[v];[v][1]overlay=format=gbrp';
  const { stdout } = await promisify(execFile)(
    tools.ffmpeg.path,
    [
      ...['-v', 'error', '-ss', '2', '-i', `file:${path}`, ...(drawn === null ? [] : ['-i', picture])],
      ...['-filter_complex', `${filter},format=rgb24`, '-frames:v', '1', '-f', 'rawvideo', 'pipe:1'],
    ],
    { encoding: 'buffer', maxBuffer: 1 << 24 },
  );
  return stdout;
}

/** Shares of pixels. */
function count(pixels: Buffer, isMeant: (red: number, green: number, blue: number) => boolean): number {
  let found = 0;
  for (let i = 0; i < pixels.length; i += 3) {
    if (isMeant(pixels[i]!, pixels[i + 1]!, pixels[i + 2]!)) found += 1;
  }
  return found / (pixels.length / 3);
}
const red = (pixels: Buffer) => count(pixels, (r, g, b) => r > 180 && g < 90 && b < 90);
const green = (pixels: Buffer) => count(pixels, (r, g, b) => g > 160 && r < 120 && b < 120);
const farFrom = (a: Buffer, b: Buffer): number =>
  a.reduce((sum, value, i) => sum + (Math.abs(value - b[i]!) > 90 ? 1 : 0), 0) / a.length;

async function open() {
  const library = await testLibrary();
  const { path, ...info } = await makeClip(folder, 'talk.mp4');
  await library.media.add({ ...sampleMedia(), path, bytes: (await stat(path)).size, info });
  const project = createProjectService(library, () => undefined);
  const subtitles = join(folder, 'talk.ass');
  await writeFile(subtitles, script);
  const parts = { library, project, tools: () => Promise.resolve(tools) };
  const imports = createImportHandlers({
    ...{ ...parts, settings: createSettingsService(library), pathOf: () => subtitles },
  });
  const { trackId } = await imports['project.importFile']({ mediaId: 'talk', source: 'x' }, context);
  const scratch = createScratch(join(folder, 'unfinished'));
  const styles = createStyleHandlers({ ...parts, scratch });
  const jobs = exportJobs({
    ...{ ...parts, scratch, rule: sourcesOnly, resolveDestination: () => Promise.reject(new Error('no')) },
  });
  const draw = async (style?: CaptionStyle) => {
    const { track, cues } = await project.readTrack(trackId);
    const captions = cues.map(({ text, settings, ass }) => ({
      ...{ text, from: 0, to: 1 },
      ...(settings !== undefined && { settings }),
      ...(ass && { ass }),
    }));
    const { pictures } = await styles['style.draw'](
      {
        ...{ mediaId: 'talk', style: style ?? track.style!, strip: { captions, count: 1 } },
        file: { trackId, extras: track.extras! },
      },
      context,
    );
    return frame(path, Buffer.from(pictures[0]!, 'base64'));
  };
  const burnIn = async (name: string) => {
    const outputPath = join(folder, name);
    const job = { mediaId: 'talk', outputPath, options: { trackId, overwrite: true } };
    await jobs
      .find(({ kind }) => kind === 'burn-in')!
      .run(job as unknown as JobRecord, {
        ...{ signal, onProgress: () => undefined, update: () => Promise.resolve() },
      });
    return frame(outputPath, null);
  };
  return { project, trackId, draw, burnIn };
}

it('signs and speech look as their styles say, in the preview as in the burnt-in video, and as chosen after that', async () => {
  const { project, trackId, draw, burnIn } = await open();
  const preview = await draw();
  const burnt = await burnIn('burned.mp4');
  for (const pixels of [preview, burnt]) {
    expect(red(pixels)).toBeGreaterThan(0.03);
    expect(green(pixels)).toBeGreaterThan(0.005);
  }
  expect(farFrom(preview, burnt)).toBeLessThan(0.01);

  // A look that a person gives the track is that of its speech; which of two equally used styles speaks is the first.
  const { track: before } = await project.readTrack(trackId);
  const style = { ...before.style!, color: '#ff0000' };
  const changes = [{ kind: 'track' as const, before, after: { ...before, style } }];
  await project.apply('talk', { id: 'look', name: { key: 'edit.trackStyle', values: {} }, changes });
  const restyled = await draw(style);
  expect(green(restyled)).toBeLessThan(0.001);
  expect(farFrom(restyled, await burnIn('restyled.mp4'))).toBeLessThan(0.01);
});
