/** The automatic-speech-recognition pipeline of @huggingface/transformers on one file; the text goes to standard output. */
import { execFileSync } from 'node:child_process';
import { basename, dirname } from 'node:path';
import ffmpeg from '@ffmpeg-installer/ffmpeg';
import { env, pipeline } from '@huggingface/transformers';
import { z } from 'zod';

const job = z
  .object({ audio: z.string(), model: z.string(), language: z.string(), threads: z.int() })
  .parse(JSON.parse(process.argv[2] ?? '{}'));

env.allowRemoteModels = false;
env.localModelPath = dirname(job.model);
const transcriber = await pipeline('automatic-speech-recognition', basename(job.model), {
  dtype: 'fp32',
  device: 'cpu',
  session_options: { intraOpNumThreads: job.threads, interOpNumThreads: 1 },
});
const arguments_ = ['-v', 'error', '-i', job.audio, '-ac', '1', '-ar', '16000', '-f', 'f32le', '-'];
const bytes = execFileSync(process.env['FFMPEG_PATH'] ?? ffmpeg.path, arguments_, { maxBuffer: 2 ** 31 - 1 });
const options = { chunk_length_s: 30, return_timestamps: true, language: job.language, task: 'transcribe' };
const output = await transcriber(new Float32Array(Uint8Array.from(bytes).buffer), options);
const text = [output].flat().map((part) => part.text);
process.stdout.write(`${text.join('\n')}\n`);
