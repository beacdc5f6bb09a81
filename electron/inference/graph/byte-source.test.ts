import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openByteSource } from './byte-source.ts';
import { GraphError } from './graph-error.ts';

it('asks for no memory for what a file only claims to hold', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sidecut-bytes-'));
  try {
    writeFileSync(join(folder, 'file'), 'abc');
    using source = openByteSource(join(folder, 'file'));
    expect([...source.slice(1, 3)]).toEqual([98, 99]);
    expect(() => source.slice(0, 2 ** 52)).toThrow(GraphError);
    expect(() => source.slice(2, 4)).toThrow(GraphError);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('gives the bytes of every place, whatever was read before', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sidecut-bytes-'));
  try {
    const bytes = Uint8Array.from({ length: 200_001 }, (_, i) => (i * 31 + (i >> 8)) % 251);
    writeFileSync(join(folder, 'file'), bytes);
    using source = openByteSource(join(folder, 'file'));
    const places = [0, 65_535, 65_000, 66_000, 57_344, 199_000, 8191, 131_071, 198_977, 1, 150_000];
    for (const start of [...places, ...places.toReversed()]) {
      expect(source.byteAt(start)).toBe(bytes[start]);
      for (const length of [0, 1, 1000, 1024, 1025, 70_000]) {
        const end = Math.min(bytes.length, start + length);
        const found = source.slice(start, end);
        expect(Buffer.compare(found, bytes.subarray(start, end))).toBe(0);
        // A copy: what is read later changes nothing of it.
        source.byteAt(bytes.length - 1 - start);
        expect(Buffer.compare(found, bytes.subarray(start, end))).toBe(0);
      }
    }
    expect(() => source.byteAt(bytes.length)).toThrow(GraphError);
    expect(() => source.slice(200_000, 200_002)).toThrow(GraphError);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
