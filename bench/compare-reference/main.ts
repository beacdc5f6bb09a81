import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readWave, writeWave } from '../../sample/speech/wave.ts';
import { createSessionPool } from '../../electron/inference/sessions/session-pool.ts';
import { openModel } from '../../electron/inference/whisper/model/open-model.ts';
import { readKnownModel } from '../../electron/inference/whisper/model/read-known-model.ts';
import { readSentences } from '../speech/make-speech.ts';
import { computeOurs } from './ours.ts';
import type { OurNumbers } from './ours.ts';
import { computeReference } from './reference.ts';
import type { Reference } from './reference.ts';

const usage = `node bench/compare-reference/main.ts [RECORDING.wav] [--model FOLDER] [--python PATH]

Runs the same weights through PyTorch's transformers and through our engine, and prints the largest differences of
log-mel, encoder output, logits, tokens and token times. RECORDING: 16 kHz mono WAV, of which the first window
counts (default: two sentences of the sample video). FOLDER: a model whose graphs keep the weights' names, as
models/training/whisper/export_graphs.py writes them (default: the starter). PATH: a Python with
models/training/requirements.txt (default: python3). Exit status 1 when a difference is too large.`;

interface Check {
  readonly name: string;
  readonly difference: number;
  readonly limit: number;
}

function largest(ours: Float32Array | undefined, reference: Float32Array): number {
  return reference.reduce((max, value, at) => Math.max(max, Math.abs(value - (ours?.[at] ?? NaN))), 0);
}

function compare(ours: OurNumbers, reference: Reference): readonly Check[] {
  const vocabulary = reference.forced.shape[1] ?? 0;
  const logits = ours.logits.map((row, at) =>
    row ? largest(row, reference.arrays.forced.subarray(at * vocabulary, (at + 1) * vocabulary)) : 0,
  );
  const wrongTokens = reference.greedy.tokens.filter((token, at) => token !== ours.tokens[at]).length;
  const times = ours.tokenTimes.map((time, at) => Math.abs(time - (reference.tokenTimes[at] ?? NaN)));
  return [
    { name: 'log-mel', difference: largest(ours.logMel, reference.arrays.logMel), limit: 1e-4 },
    { name: 'encoder output', difference: largest(ours.encoder, reference.arrays.encoder), limit: 5e-3 },
    { name: 'logits', difference: Math.max(...logits), limit: 2e-2 },
    { name: 'greedy tokens that differ', difference: wrongTokens, limit: 0 },
    { name: 'token times (s)', difference: Math.max(0, ...times), limit: 0.02 },
    { name: 'no-speech probability', difference: Math.abs(ours.noSpeech - reference.noSpeech), limit: 1e-3 },
  ];
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { model: { type: 'string' }, python: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help || positionals.length > 1) {
    process.stderr.write(`${usage}\n`);
    return values.help ? 0 : 2;
  }
  const folder = values.model ?? fileURLToPath(new URL('../../models/starter/whisper', import.meta.url));
  const work = await mkdtemp(join(tmpdir(), 'sidecut-reference-'));
  try {
    const recording = positionals[0] ?? (await writeDefaultRecording(join(work, 'recording.wav')));
    const reference = await computeReference(values.python ?? 'python3', recording, folder, work);
    const { samples } = readWave(readFileSync(recording));
    using opened = await openFolder(folder);
    const promptLength = reference.forced.tokens.length - reference.greedy.tokens.length;
    const ours = await computeOurs(
      opened.model,
      samples.subarray(0, reference.samples),
      reference.forced.tokens,
      promptLength,
    );
    process.stdout.write(`PyTorch: ${reference.greedy.text}\nours:    ${ours.text}\n\n`);
    const checks = compare(ours, reference);
    for (const { name, difference, limit } of checks) {
      const verdict = difference <= limit ? 'ok' : `TOO LARGE (limit ${String(limit)})`;
      process.stdout.write(`${name.padEnd(28)}${difference.toPrecision(3).padStart(10)}  ${verdict}\n`);
    }
    return checks.every(({ difference, limit }) => difference <= limit) ? 0 : 1;
  } finally {
    await rm(work, { recursive: true });
  }
}

async function writeDefaultRecording(path: string): Promise<string> {
  const [first = new Float32Array(), second = new Float32Array()] = readSentences();
  const samples = new Float32Array(first.length + second.length);
  samples.set(first);
  samples.set(second, first.length);
  await writeFile(path, writeWave({ samples, sampleRate: 16_000 }));
  return path;
}

async function openFolder(folder: string) {
  const request = { folder, device: 'cpu', precision: 'auto' } as const;
  const pool = createSessionPool({ threads: 2, memoryBudgetBytes: 8 * 1024 ** 3 });
  return openModel(pool, await readKnownModel(request, 'cpu'));
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return 2;
});
