import { fileURLToPath } from 'node:url';
import truth from '../../sample/truth.json' with { type: 'json' };
import { runFfmpeg } from './run-ffmpeg.ts';

/** The video that ships with the app; its truth is beside it. */
export const sampleFile = fileURLToPath(new URL('../../sample/sample.mp4', import.meta.url));

/** What captioning it gives: each sentence is one cue. */
export const sampleCues = truth.sentences.length;

/** As far as the pause after its ninth sentence. */
const openingSeconds = 34;

/** What captioning its opening gives. */
export const openingCues = truth.sentences.filter(({ endMs }) => endMs < openingSeconds * 1000).length;

/** For whoever needs a film that somebody speaks in, but no long one. */
export async function copyOpening(path: string): Promise<void> {
  await runFfmpeg(['-t', String(openingSeconds), '-i', sampleFile, '-c', 'copy', path]);
}

/** Its sound, several times over, with a picture that costs next to nothing. */
export async function repeatSample(path: string, times: number): Promise<void> {
  await runFfmpeg([
    ...['-stream_loop', String(times - 1), '-i', sampleFile],
    ...['-f', 'lavfi', '-i', 'color=size=64x36:rate=25', '-map', '1:v', '-map', '0:a', '-shortest'],
    ...['-c:a', 'copy', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', path],
  ]);
}
