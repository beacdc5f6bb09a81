/** Our engine behind the captioning service (speech detection, windows, batches), in one process. */
import { open } from 'node:fs/promises';
import { transcribeInput, whisperContract } from '../../electron/inference/kinds/whisper/contract.ts';
import { createSessionPool } from '../../electron/inference/sessions/session-pool.ts';
import { keepModels } from '../../electron/inference/loaded-models.ts';
import { sileroContract } from '../../electron/inference/kinds/silero/contract.ts';
import { createSilero } from '../../electron/inference/kinds/silero/model.ts';
import { createWhisper } from '../../electron/inference/kinds/whisper/model.ts';
import { cutWindows } from '../../electron/analyses/transcript/cut-windows.ts';
import { recogniseWindows } from '../../electron/analyses/transcript/recognise.ts';
import type { Recogniser } from '../../electron/analyses/transcript/recogniser.ts';
import { joinWindows } from '../../core/transcript/join-windows.ts';
import type { TranscriptWindow } from '../../electron/services/library/transcript-record.ts';
import type { SpeechRegion } from '../../core/analysis/speech.ts';
import { SpeechDetector } from '../../electron/analyses/speech/speech-detector.ts';
import { peakBytes, readJob, report } from './job.ts';

const sampleRate = 16_000;
const job = readJob();
const { signal } = new AbortController();

async function* readAudio(path: string): AsyncGenerator<Float32Array> {
  await using file = await open(path);
  for (let position = 0; ; position += 4 * sampleRate) {
    const buffer = new ArrayBuffer(4 * sampleRate);
    const { bytesRead } = await file.read(new Uint8Array(buffer), { position });
    if (bytesRead === 0) return;
    yield new Float32Array(buffer, 0, Math.floor(bytesRead / 4));
  }
}

const began = performance.now();
const pool = createSessionPool({ threads: job.threads, memoryBudgetBytes: 8 * 1024 ** 3 });
const runner = createWhisper(job.tokens === undefined ? {} : { fixedTokens: job.tokens });
const engine = keepModels(whisperContract, runner, pool);
const info = await engine.load(
  { folder: job.model, device: 'cpu', precision: 'auto' },
  { provider: 'cpu', float16: true },
  signal,
);
const loaded = performance.now();

const silero = keepModels(sileroContract, createSilero(), pool);
const context = { signal, progress: () => undefined };
const detector = new SpeechDetector(
  { detectSpeech: (input) => silero.run('detectSpeech', input, context) },
  { maxSpeechMs: Math.floor((info.windowSamples / sampleRate) * 1000) },
);
let decoded = 0;
const recogniser: Recogniser = {
  transcribe: (windows, options) => {
    decoded += windows.length;
    const input = transcribeInput.parse({ modelKey: info.modelKey, windows, options });
    return engine.run('transcribe', input, context);
  },
};
/** Beside the reading of the windows, as in the app: detection runs a window or two ahead. */
async function* findSpeech(): AsyncGenerator<SpeechRegion> {
  for await (const piece of readAudio(job.audio)) yield* await detector.push(piece);
  yield* await detector.end();
}

const windows = cutWindows(readAudio(job.audio), findSpeech(), {
  fromMs: 0,
  maxWindowMs: Math.floor((info.windowSamples / sampleRate) * 1000),
});
const options = {
  batchSize: info.batchSize,
  transcribe: { language: 'en' },
  previousText: false,
  known: [],
};
let firstCue: number | undefined;
const heard: TranscriptWindow[] = [];
for await (const batch of recogniseWindows(windows, recogniser, options)) {
  firstCue ??= performance.now();
  heard.push(...batch);
}
const ended = performance.now();
report({
  loadSeconds: (loaded - began) / 1000,
  firstCueSeconds: ((firstCue ?? ended) - loaded) / 1000,
  seconds: (ended - loaded) / 1000,
  peakBytes: peakBytes(),
  windows: decoded,
  text: joinWindows(heard)
    .map((word) => word.text)
    .join(''),
});
