import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ffmpeg from '@ffmpeg-installer/ffmpeg';
import { z } from 'zod';

const sampleFolder = new URL('../../../../../sample/', import.meta.url);

const truthSchema = z.object({
  sentences: z.array(
    z.object({
      text: z.string(),
      startMs: z.number(),
      endMs: z.number(),
      words: z.array(z.object({ text: z.string(), startMs: z.number(), endMs: z.number() })),
    }),
  ),
});

/** What the sample video's narrator says, with the true times. */
export const sampleSentences = truthSchema.parse(
  JSON.parse(readFileSync(new URL('truth.json', sampleFolder), 'utf8')),
).sentences;

/** The sample video's sound, mono at 16 kHz. */
export function readSampleSpeech(): Float32Array {
  const video = fileURLToPath(new URL('sample.mp4', sampleFolder));
  const format = ['-ac', '1', '-ar', '16000', '-f', 'f32le', '-'];
  const bytes = execFileSync(
    process.env['FFMPEG_PATH'] ?? ffmpeg.path,
    ['-v', 'error', '-i', video, ...format],
    {
      maxBuffer: 64 * 1024 ** 2,
    },
  );
  return new Float32Array(Uint8Array.from(bytes).buffer);
}
