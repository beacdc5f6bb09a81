import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { plainWhisper } from './testing/plain-whisper.ts';
import type { PlainWhisper } from './testing/plain-whisper.ts';
import {
  coarseWeights,
  toyShape,
  toyWeights,
  writeCTranslate2,
  writeGgml,
  writeSafetensors,
} from './testing/toy-weights.ts';
import { recogniseWeights } from './recognise-weights.ts';
import { readModelFolder } from '../opening/model-folder.ts';
import { rewriteDecoder } from '../decoder/rewrite-decoder.ts';
import { stepSettings } from '../opening/read-known-model.ts';
import { findModelFiles } from '../../../model-folder/model-files.ts';
import { writeModelFolder } from './write-model-folder.ts';

const weights = toyWeights();
const plain = plainWhisper(weights, toyShape);

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'sidecut-weights-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

/** Each as its program stores it. */
const forms = {
  'faster-whisper, half precision': (at: string) => {
    writeCTranslate2(at, weights);
    return at;
  },
  'faster-whisper, single precision': (at: string) => {
    writeCTranslate2(at, weights, { type: 'float32' });
    return at;
  },
  'whisper.cpp, half precision': (at: string) => {
    writeGgml(path.join(at, 'ggml-toy.bin'), weights);
    return path.join(at, 'ggml-toy.bin');
  },
  'whisper.cpp, single precision': (at: string) => {
    writeGgml(path.join(at, 'ggml-toy.bin'), weights, { type: 'float32' });
    return path.join(at, 'ggml-toy.bin');
  },
  'the hub, single precision': (at: string) => {
    writeSafetensors(at, weights);
    return at;
  },
  'the hub, half precision in two files': (at: string) => {
    writeSafetensors(at, weights, 'float16', 2);
    return at;
  },
};

async function layOut(write: (at: string) => string): Promise<string> {
  const source = await recogniseWeights(write(path.join(home, 'source')));
  const folder = path.join(home, 'model');
  for (const { from, to } of await writeModelFolder(source!, folder))
    copyFileSync(from, path.join(folder, to));
  return folder;
}

const frames = 2 * toyShape.frames;
const features = Array.from({ length: toyShape.melBins }, (_, bin) =>
  Float64Array.from({ length: frames }, (__, at) => Math.fround(Math.sin(bin + at / 7))),
);
const tokens = [261, 5, 259];

async function run(file: string, feeds: Record<string, Tensor>): Promise<Record<string, Tensor>> {
  const session = await InferenceSession.create(file, { intraOpNumThreads: 1, logSeverityLevel: 3 });
  try {
    return await session.run(feeds);
  } finally {
    await session.release();
  }
}

const ids = (values: readonly number[]): Tensor =>
  new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
const floats = (matrix: readonly Float64Array[]): Float32Array =>
  Float32Array.from(matrix.flatMap((line) => [...line]));
const farthest = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Math.max(...Array.from(a, (value, index) => Math.abs(value - (b[index] ?? NaN))));

test.each(Object.entries(forms))('graphs over weights of %s compute what Whisper does', async (_, write) => {
  await compare(await layOut(write), plain);
});

test('graphs over weights of half the digits compute what Whisper does', async () => {
  const coarse = coarseWeights(weights);
  const folder = await layOut((at) => {
    writeSafetensors(at, coarse, 'bfloat16');
    return at;
  });
  await compare(folder, plainWhisper(coarse, toyShape));
});

async function compare(folder: string, reference: PlainWhisper): Promise<void> {
  const graph = (name: string) => path.join(folder, 'onnx', `${name}.onnx`);
  const sound = reference.encode(features);
  const encoded = await run(graph('encoder_model'), {
    input_features: new Tensor('float32', floats(features), [1, toyShape.melBins, frames]),
  });
  const hidden = encoded['last_hidden_state']!;
  expect(hidden.dims).toEqual([1, toyShape.frames, toyShape.width]);
  expect(farthest(hidden.data as Float32Array, floats(sound))).toBeLessThan(1e-4);

  const wanted = reference.decode([...tokens, 7], sound);
  const first = await run(graph('decoder_model'), { input_ids: ids(tokens), encoder_hidden_states: hidden });
  expect(farthest(first['logits']!.data as Float32Array, floats(wanted.slice(0, -1)))).toBeLessThan(1e-3);
  const past = Object.entries(first).filter(([name]) => name.startsWith('present.'));
  const next = await run(graph('decoder_with_past_model'), {
    input_ids: ids([7]),
    ...Object.fromEntries(past.map(([name, value]) => [name.replace('present', 'past_key_values'), value])),
  });
  expect(farthest(next['logits']!.data as Float32Array, floats(wanted.slice(-1)))).toBeLessThan(1e-3);
}

test.each(Object.entries(forms))('the folder made for %s opens as a model', async (_, write) => {
  const folder = await layOut(write);
  const model = await readModelFolder(folder);
  expect(model.config).toMatchObject({ d_model: 128, encoder_layers: 2, vocab_size: 1772 });
  expect(model.tokens).toMatchObject({ endOfText: 260, startOfTranscript: 261, timestampBegin: 271 });
  expect([...model.tokens.languages]).toEqual([
    ['en', 262],
    ['zh', 263],
    ['de', 264],
  ]);
  expect(model.tokenizer.encode('hello')).toEqual([259]);
  expect(model.tokenizer.decode([259, 32])).toMatch(/^hello/);
  const files = await findModelFiles(folder, 'auto', 'cpu');
  expect(rewriteDecoder(files, stepSettings(model, 'memory'))).toMatchObject({ flatHeads: false });
  expect(rewriteDecoder(files, stepSettings(model, 'device'))).toBeDefined();
});

test('what CTranslate2 says of heads and suppressed tokens is kept', async () => {
  const folder = await layOut(forms['faster-whisper, half precision']);
  const { generation } = await readModelFolder(folder);
  expect(generation.alignment_heads).toEqual([[1, 0]]);
  expect(generation.suppress_tokens).toEqual(expect.arrayContaining([1, 2]));
  expect(generation.begin_suppress_tokens).toEqual([220, 260]);
});

test('graphs hold no weights: the largest has fewer bytes than its embeddings', async () => {
  const folder = await layOut(forms['whisper.cpp, half precision']);
  const graph = readFileSync(path.join(folder, 'onnx', 'decoder_model.onnx'));
  expect(graph.length).toBeLessThan(60_000);
});
