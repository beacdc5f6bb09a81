import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SidecutError } from '../../../../../core/errors.ts';
import { ggufBytes, uint32, uint64, writeGguf } from '../testing/write-gguf.ts';
import type { GgufParts } from '../testing/write-gguf.ts';
import { isGguf, readGgufHeader } from './read-header.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'sidecut-gguf-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

const file = (parts?: GgufParts) => writeGguf(path.join(home, 'model.gguf'), parts);

describe('the header of a GGUF file', () => {
  it('tells what the model is, how long its context is, and what a token of it takes', () => {
    expect(readGgufHeader(file())).toMatchObject({
      architecture: 'qwen2',
      name: 'Small',
      quantisation: 'Q4_K_M',
      parameters: 64 * 4 + 64,
      contextTokens: 32_768,
      vocabularySize: 4,
      // Two layers, two heads kept of 16 numbers, keys and values, two bytes each.
      bytesPerToken: 2 * 2 * 2 * (16 + 16),
      hasChatTemplate: true,
    });
  });

  it('is read in both versions, with lists for each layer, and with a vocabulary of a hundred thousand', () => {
    const tokens = Array.from({ length: 100_000 }, (_, index) => `token ${String(index)}`);
    const metadata = { 'qwen2.attention.head_count_kv': [1, 4, 2], 'tokenizer.ggml.tokens': tokens };
    const header = readGgufHeader(file({ version: 2, metadata }));
    expect(header).toMatchObject({ vocabularySize: 100_000, bytesPerToken: 2 * 2 * 4 * 32 });
  });

  it('says when nothing tells how the model is spoken to', () => {
    expect(readGgufHeader(file({ without: ['tokenizer.chat_template'] })).hasChatTemplate).toBe(false);
  });

  it.each([
    ['of the first version', { version: 1 }, 'gguf-version', '1'],
    ['of the other byte order', { version: 0x03000000 }, 'gguf-version', String(0x03000000)],
    ['of a part of a model', { metadata: { 'split.count': 3 } }, 'gguf-part', 'qwen2'],
    ['of an adapter', { metadata: { 'general.type': 'adapter' } }, 'gguf-no-writer', 'adapter'],
    ['of an encoder of pictures', { metadata: { 'general.architecture': 'clip' } }, 'gguf-no-writer', 'clip'],
    [
      'of a sentence encoder',
      { metadata: { 'general.architecture': 'nomic-bert' } },
      'gguf-no-writer',
      'nomic-bert',
    ],
    ['without a vocabulary', { without: ['tokenizer.ggml.tokens'] }, 'gguf-no-writer', 'qwen2'],
  ] as const)('%s is refused by what it is', (_, parts, reason, kind) => {
    const at = file(parts);
    expect(() => readGgufHeader(at)).toThrow(
      expect.objectContaining({ code: 'model-unsupported', facts: { reason, file: at, kind } }) as Error,
    );
  });

  it.each([
    ['is shorter than its weights', { missingBytes: 8 }, 'outside'],
    [
      'has a tensor behind its end',
      { tensors: [{ name: 'w', dims: [8], type: 0, offset: 2 ** 40 }] },
      'outside',
    ],
    [
      'has a tensor larger than any disk',
      { tensors: [{ name: 'w', dims: [2n ** 63n, 2n ** 63n], type: 12, offset: 0 }] },
      'outside',
    ],
    [
      'has a tensor of nine dimensions',
      { tensors: [{ name: 'w', dims: Array<number>(9).fill(1), type: 0, offset: 0 }] },
      'header',
    ],
    ['claims tensors without end', { tensorCount: 2n ** 60n }, 'header'],
    ['claims none', { tensorCount: 0n }, 'header'],
    ['claims entries without end', { metadataCount: 2n ** 63n }, 'header'],
    ['has no architecture', { without: ['general.architecture'] }, 'header'],
    ['has an architecture that is a path', { metadata: { 'general.architecture': '../../etc' } }, 'header'],
    ['has no context', { without: ['qwen2.context_length'] }, 'header'],
    ['has an alignment of nothing', { metadata: { 'general.alignment': 0 } }, 'header'],
  ] as const)('that %s is damaged', (_, parts, problem) => {
    expect(() => readGgufHeader(file(parts))).toThrow(
      expect.objectContaining({
        code: 'model-damaged',
        facts: expect.objectContaining({ problem }) as object,
      }) as Error,
    );
  });

  const start = [Buffer.from('GGUF'), uint32(3), uint64(1), uint64(1)];
  const key = [uint64(1), Buffer.from('k')];
  it.each([
    ['a name of gigabytes', [uint64(2n ** 40n)]],
    ['a text of gigabytes', [...key, uint32(8), uint64(2n ** 62n)]],
    ['a list of more texts than there are', [...key, uint32(9), uint32(8), uint64(2n ** 62n)]],
    ['a list of more numbers than there are', [...key, uint32(9), uint32(4), uint64(2n ** 62n)]],
    ['a list of lists', [...key, uint32(9), uint32(9), uint64(1)]],
    ['a type that nobody knows', [...key, uint32(99)]],
  ])('with %s is damaged, and is known to be at once', (_, rest) => {
    const at = path.join(home, 'hostile.gguf');
    writeFileSync(at, Buffer.concat([...start, ...rest, Buffer.alloc(64)]));
    const began = performance.now();
    expect(() => readGgufHeader(at)).toThrow(expect.objectContaining({ code: 'model-damaged' }) as Error);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('that ends anywhere is damaged', () => {
    const { length } = ggufBytes();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: length - 1 }), (bytes) => {
        const at = file();
        truncateSync(at, bytes);
        expect(() => readGgufHeader(at)).toThrow(SidecutError);
      }),
      { numRuns: 60 },
    );
  });

  it('with any byte changed is read or refused, and never anything else', () => {
    const bytes = ggufBytes();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 255 }), (at, value) => {
        const changed = Buffer.from(bytes);
        changed[at] = value;
        const path_ = path.join(home, 'changed.gguf');
        writeFileSync(path_, changed);
        try {
          readGgufHeader(path_);
        } catch (error) {
          expect(error).toBeInstanceOf(SidecutError);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is told from anything else by its first bytes', () => {
    expect(isGguf(file())).toBe(true);
    const other = path.join(home, 'other.bin');
    writeFileSync(other, 'GG');
    expect(isGguf(other)).toBe(false);
  });
});
