/** The automatic-speech-recognition pipeline of @huggingface/transformers, in one process. */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { env, pipeline } from '@huggingface/transformers';
import { z } from 'zod';
import { peakBytes, readJob, report } from './job.ts';

const job = readJob();
env.allowRemoteModels = false;
env.localModelPath = dirname(job.model);

const preprocessor = z
  .object({ chunk_length: z.number() })
  .parse(JSON.parse(readFileSync(join(job.model, 'preprocessor_config.json'), 'utf8')));

const began = performance.now();
const transcriber = await pipeline('automatic-speech-recognition', basename(job.model), {
  dtype: 'fp32',
  device: 'cpu',
  session_options: { intraOpNumThreads: job.threads, interOpNumThreads: 1 },
});
const loaded = performance.now();

const bytes = readFileSync(job.audio);
const samples = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
let firstCue: number | undefined;
let chunks = 0;
/** Told of every chunk that is done; the pipeline itself answers only at the end. */
const streamer = {
  put: () => undefined,
  end: () => {
    firstCue ??= performance.now();
    chunks++;
  },
};
const output = await transcriber(samples, {
  chunk_length_s: preprocessor.chunk_length,
  ...(job.strideSeconds === undefined ? {} : { stride_length_s: job.strideSeconds }),
  return_timestamps: true,
  language: 'en',
  task: 'transcribe',
  ...(job.tokens === undefined ? {} : { min_new_tokens: job.tokens, max_new_tokens: job.tokens }),
  streamer,
} as unknown as Parameters<typeof transcriber>[1]);
const ended = performance.now();
report({
  loadSeconds: (loaded - began) / 1000,
  firstCueSeconds: ((firstCue ?? ended) - loaded) / 1000,
  seconds: (ended - loaded) / 1000,
  peakBytes: peakBytes(),
  windows: chunks,
  text: [output]
    .flat()
    .map((part) => part.text)
    .join(' '),
});
