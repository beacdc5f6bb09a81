import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  smallShape,
  toyWeights,
  writeCTranslate2,
  writeGgml,
  writeSafetensors,
} from './testing/toy-weights.ts';
import { recogniseWeights } from './recognise-weights.ts';
import { checkWeights } from './write-model-folder.ts';

const weights = toyWeights(smallShape);
let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'sidecut-hostile-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

async function check(at: string): Promise<void> {
  const source = await recogniseWeights(at);
  if (!source) throw new Error('not recognised');
  await checkWeights(source);
}

function ggml(change: (bytes: Buffer) => void = () => undefined): string {
  const file = path.join(home, 'ggml-toy.bin');
  writeGgml(file, weights, { shape: smallShape });
  const bytes = readFileSync(file);
  change(bytes);
  writeFileSync(file, bytes);
  return file;
}

function ctranslate2(change: (bytes: Buffer) => void = () => undefined): string {
  writeCTranslate2(home, weights);
  const file = path.join(home, 'model.bin');
  const bytes = readFileSync(file);
  change(bytes);
  writeFileSync(file, bytes);
  return home;
}

function safetensors(change: (header: Record<string, never>) => unknown): string {
  writeSafetensors(home, weights);
  const file = path.join(home, 'model.safetensors');
  const bytes = readFileSync(file);
  const length = Number(bytes.readBigUInt64LE());
  const header = change(JSON.parse(bytes.toString('utf8', 8, 8 + length)) as Record<string, never>);
  const json = Buffer.from(JSON.stringify(header));
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(json.length));
  writeFileSync(file, Buffer.concat([size, json, bytes.subarray(8 + length)]));
  return home;
}

const damaged = { code: 'model-damaged', facts: { reason: 'weights' } };
const tokensAt = 12 * 4 + 2 * 4 + smallShape.melBins * 201 * 4;

describe('a file of whisper.cpp', () => {
  it.each([
    ['with a negative size', (bytes: Buffer) => bytes.writeInt32LE(-5, 8)],
    [
      'with more tokens than there are languages on earth',
      (bytes: Buffer) => bytes.writeInt32LE(2 ** 30, tokensAt),
    ],
    ['with a token of gigabytes', (bytes: Buffer) => bytes.writeInt32LE(2 ** 31 - 1, tokensAt + 4)],
    ['for another vocabulary', (bytes: Buffer) => bytes.writeInt32LE(900, 4)],
    ['with heads that do not divide its width', (bytes: Buffer) => bytes.writeInt32LE(7, 16)],
  ])('%s is refused', async (_, change) => {
    await expect(check(ggml(change))).rejects.toMatchObject(damaged);
  });

  it.each([[2000], [20_000], [200_000]])('that ends after %d bytes is refused', async (bytes) => {
    const file = ggml();
    truncateSync(file, bytes);
    await expect(check(file)).rejects.toMatchObject(damaged);
  });

  it('with one tensor without end is refused', async () => {
    const file = ggml();
    const tensor = Buffer.alloc(4 * 4 + 1);
    [1, 1, 0, 0].forEach((number, index) => tensor.writeInt32LE(number, 4 * index));
    tensor.write('x', 16);
    appendFileSync(file, Buffer.concat(Array.from({ length: 20_001 }, () => tensor)));
    await expect(check(file)).rejects.toMatchObject(damaged);
  });

  it.each([
    [9, 'q5_1'],
    [1008, 'q5_0'],
    [2007, 'q8_0'],
  ])('of kind %d is told to be %s', async (kind, name) => {
    const file = path.join(home, 'ggml-toy-q.bin');
    writeGgml(file, weights, { kind, shape: smallShape });
    await expect(check(file)).rejects.toMatchObject({
      code: 'model-unsupported',
      facts: { reason: 'quantised-weights', format: 'ggml', kind: name },
    });
  });
});

describe('a model of CTranslate2', () => {
  it.each([
    ['with a billion variables', (bytes: Buffer) => bytes.writeUInt32LE(2 ** 30, 4 + 2 + 12 + 4)],
    ['whose first name never ends', (bytes: Buffer) => bytes.writeUInt16LE(65_535, 4 + 2 + 12 + 8)],
    [
      'whose first tensor is larger than the file',
      (bytes: Buffer) => bytes.writeUInt32LE(2 ** 31, bytes.indexOf('embeddings/weight') + 19),
    ],
  ])('%s is refused', async (_, change) => {
    await expect(check(ctranslate2(change))).rejects.toMatchObject(damaged);
  });

  it.each([
    ['a token of a million letters', ['a', 'aa', 'b'.repeat(1_000_000)]],
    ['a million letters of tokens', Array.from({ length: 9000 }, (_, index) => `${index}`.padEnd(200, 'x'))],
  ])('with %s is refused', async (_, tokens) => {
    const folder = ctranslate2();
    rmSync(path.join(folder, 'tokenizer.json'), { force: true });
    rmSync(path.join(folder, 'vocabulary.json'), { force: true });
    writeFileSync(path.join(folder, 'vocabulary.txt'), [...tokens, '<|endoftext|>'].join('\n'));
    await expect(check(folder)).rejects.toMatchObject(damaged);
  });

  it('that is half there is refused', async () => {
    const folder = ctranslate2();
    truncateSync(path.join(folder, 'model.bin'), 100_000);
    await expect(check(folder)).rejects.toMatchObject(damaged);
  });

  it('of bytes is told what to take instead', async () => {
    const name = Buffer.from('decoder/embeddings/weight\0');
    const folder = ctranslate2((bytes) => {
      const at = bytes.indexOf(name) + name.length;
      // Two numbers of a byte where one of two bytes stood: the length stays right.
      bytes.writeUInt32LE(bytes.readUInt32LE(at + 1) * 2, at + 1);
      bytes[at + 9] = 1;
    });
    await expect(check(folder)).rejects.toMatchObject({
      facts: { reason: 'quantised-weights', format: 'ctranslate2', kind: 'int8' },
    });
  });

  it('for translation is no Whisper', async () => {
    writeCTranslate2(home, weights, { spec: 'TransformerSpec' });
    await expect(check(home)).rejects.toMatchObject({ facts: { reason: 'not-weights' } });
  });
});

describe('a list of tokens', () => {
  it.each([
    ['with one that never ends', ['a'.repeat(1_000_000)]],
    ['with too much in all', Array.from({ length: 8000 }, () => 'b'.repeat(200))],
  ])('%s is refused, since the pairs of each are searched', async (_, texts) => {
    const folder = ctranslate2();
    rmSync(path.join(folder, 'vocabulary.json'));
    writeFileSync(path.join(folder, 'vocabulary.txt'), [...texts, '<|endoftext|>'].join('\n'));
    await expect(check(folder)).rejects.toMatchObject(damaged);
    await expect(check(folder)).rejects.toMatchObject({
      facts: { file: path.join(folder, 'vocabulary.txt') },
    });
  });
});

describe('safetensors', () => {
  const conv = 'model.encoder.conv1.weight';

  it('with a name without end are refused, and the name is not told', async () => {
    const entry = { dtype: 'F32', shape: [1], data_offsets: [2 ** 40, 2 ** 40 + 4] };
    const folder = safetensors((header) => ({ ...header, ['x'.repeat(100_000)]: entry }));
    await expect(check(folder)).rejects.toMatchObject({
      facts: { problem: 'header', tensor: 'x'.repeat(512) },
    });
  });

  it.each([
    ['behind the end', { dtype: 'F32', shape: [64, 8, 3], data_offsets: [2 ** 40, 2 ** 40 + 6144] }],
    ['that end before they begin', { dtype: 'F32', shape: [64, 8, 3], data_offsets: [6144, 0] }],
    ['before the file', { dtype: 'F32', shape: [64, 8, 3], data_offsets: [-6144, 0] }],
    ['of another size than their shape', { dtype: 'F32', shape: [64, 8, 3], data_offsets: [0, 4] }],
    ['of a shape beyond reason', { dtype: 'F32', shape: [2 ** 40, 2 ** 40], data_offsets: [0, 4] }],
    ['of another shape than the model’s', { dtype: 'F32', shape: [8, 64, 3], data_offsets: [0, 6144] }],
    ['that are not described', 'hello'],
  ])('with weights %s are refused', async (_, entry) => {
    const folder = safetensors((header) => ({ ...header, [conv]: entry }));
    await expect(check(folder)).rejects.toMatchObject(damaged);
  });

  it('without a weight name it', async () => {
    const missing = 'decoder.layers.0.fc2.bias';
    const folder = safetensors((header) => {
      return Object.fromEntries(Object.entries(header).filter(([name]) => name !== `model.${missing}`));
    });
    await expect(check(folder)).rejects.toMatchObject({
      facts: { problem: 'lacks-tensor', tensor: missing },
    });
  });

  it('with a header of a terabyte are refused at once', async () => {
    writeSafetensors(home, weights);
    const file = path.join(home, 'model.safetensors');
    const bytes = readFileSync(file);
    bytes.writeBigUInt64LE(2n ** 40n);
    writeFileSync(file, bytes);
    await expect(check(home)).rejects.toMatchObject(damaged);
  });

  it('in shards stay in their folder', async () => {
    writeSafetensors(home, weights, 'float32', 2);
    const index = { weight_map: { 'model.encoder.conv1.weight': '../../secret.safetensors' } };
    writeFileSync(path.join(home, 'model.safetensors.index.json'), JSON.stringify(index));
    await expect(check(home)).rejects.toMatchObject({ code: 'model-damaged' });
  });
});

it('another file is told to hold no weights', async () => {
  const file = path.join(home, 'film.mp4');
  writeFileSync(file, 'not weights at all');
  await expect(check(file)).rejects.toMatchObject({ facts: { reason: 'not-weights' } });
});
