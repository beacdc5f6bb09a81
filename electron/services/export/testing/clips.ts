import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Cue } from '../../../../core/cues/cue.ts';
import { eyes, makeMedia, smallVideo, source, tools } from '../../media/testing/media-files.ts';
import type { MediaInfo } from '../../../../core/media/media-info.ts';
import { probe } from '../../media/probe.ts';

/** Four seconds at 25 frames a second, a key frame each second, a tone. `extra`: further output arguments. */
export async function makeClip(
  folder: string,
  name: string,
  ...extra: readonly string[]
): Promise<MediaInfo> {
  const path = await makeMedia(
    join(folder, name),
    source('color=c=0x204060:size=320x180:rate=25:duration=4'),
    source('sine=frequency=440:duration=4:sample_rate=48000'),
    `${smallVideo} -g 25 -c:a aac`,
    ...extra,
  );
  return probe(eyes, path);
}

export const sampleCues: readonly Cue[] = [
  { startMs: 500, endMs: 1500, text: '<i>Hello</i> there' },
  { startMs: 2000, endMs: 3500, text: 'Two lines <sighs>\n& {x} \u00e4 \u4f60' },
];

export const frameSize = { width: 320, height: 180 } as const;

/** The brightest pixel (0 to 255) of the frame at a time, between two shares of its height. */
export async function brightest(path: string, atSeconds: number, from: number, to: number): Promise<number> {
  const { width, height } = frameSize;
  const { stdout } = await promisify(execFile)(
    tools.ffmpeg.path,
    [
      ...['-v', 'error', '-ss', String(atSeconds), '-i', `file:${path}`, '-frames:v', '1'],
      ...['-vf', `scale=${width}:${height},format=gray`, '-f', 'rawvideo', 'pipe:1'],
    ],
    { encoding: 'buffer' },
  );
  if (stdout.length !== width * height) throw new Error(`${stdout.length} bytes are no frame`);
  return Math.max(...stdout.subarray(Math.floor(height * from) * width, Math.floor(height * to) * width));
}
