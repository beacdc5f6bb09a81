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
