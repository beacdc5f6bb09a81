import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSrt } from '../../core/formats/srt/write-srt.ts';
import { createRandom, pick } from '../../sample/speech/seeded-random.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

export const longProject = { video: 'six-hours.mp4', subtitles: 'six-hours.srt', hours: 6, cues: 20_000 };

const words = (
  'the river runs under a bridge and we walk home before dark while children play with small boats near ' +
  'old trees because nobody told them that rain was coming this evening'
).split(' ');

/** Seconds of the piece that is repeated. Whole frames of AAC (1,024 samples) fit in: 1,875 of them at 16 kHz. */
const pieceSeconds = 120;

/** Six hours of picture and sound, one piece again and again, and as many cues as such a film has. */
export async function makeLongProject(folder: string): Promise<void> {
  const seconds = longProject.hours * 3600;
  const piece = join(folder, 'piece.mkv');
  await runFfmpeg([
    ...['-f', 'lavfi', '-i', `testsrc2=size=320x180:rate=2:duration=${pieceSeconds}`],
    ...['-f', 'lavfi', '-i', `anoisesrc=sample_rate=16000:amplitude=0.2:duration=${pieceSeconds}`],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '40', '-pix_fmt', 'yuv420p'],
    ...['-c:a', 'aac', '-b:a', '32k', piece],
  ]);
  await runFfmpeg([
    ...['-stream_loop', String(seconds / pieceSeconds - 1), '-i', piece],
    ...['-c', 'copy', join(folder, longProject.video)],
  ]);
  await rm(piece);
  await writeFile(join(folder, longProject.subtitles), writeSrt(makeCues(seconds * 1000)));
}

function makeCues(durationMs: number) {
  const random = createRandom(20_000);
  const slotMs = durationMs / longProject.cues;
  return Array.from({ length: longProject.cues }, (_, index) => {
    const startMs = Math.round(index * slotMs);
    const count = 3 + Math.floor(random() * 8);
    const spoken = Array.from({ length: count }, () => pick(random, words));
    const text =
      count < 7 ? spoken.join(' ') : `${spoken.slice(0, 5).join(' ')}\n${spoken.slice(5).join(' ')}`;
    return { startMs, endMs: Math.round(startMs + slotMs * (0.5 + 0.45 * random())), text };
  });
}
