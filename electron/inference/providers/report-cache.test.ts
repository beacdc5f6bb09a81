import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReportCache, writeReportCache } from './report-cache.ts';

const report = {
  provider: 'webgpu',
  status: 'failed',
  reason: { found: 'refused', failure: { cause: 'no-adapter' } },
  worthwhile: false,
} as const;

describe('the cache of provider reports', () => {
  let folder: string;
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'sidecut-cache-'))));
  afterAll(() => rm(folder, { recursive: true }));

  it('gives back what was written, and leaves no temporary file', async () => {
    const file = join(folder, 'deep', 'providers.json');
    await writeReportCache(file, 'machine A', { webgpu: report });
    expect(await readReportCache(file, 'machine A')).toEqual({ webgpu: report });
    expect(await readdir(join(folder, 'deep'))).toEqual(['providers.json']);
  });

  it('is empty for another machine, driver or runtime', async () => {
    const file = join(folder, 'other.json');
    await writeReportCache(file, 'machine A', { webgpu: report });
    expect(await readReportCache(file, 'machine B')).toEqual({});
  });

  it.each(['', '{', '[]', '{"fingerprint":"x","reports":{"webgpu":{"status":"fine"}}}'])(
    'is empty when the file holds %j',
    async (text) => {
      const file = join(folder, 'damaged.json');
      await writeFile(file, text);
      expect(await readReportCache(file, 'x')).toEqual({});
    },
  );

  it('is given up silently where nothing can be written', async () => {
    await writeFile(join(folder, 'a-file'), '');
    const file = join(folder, 'a-file', 'providers.json');
    await writeReportCache(file, 'machine A', { webgpu: report });
    expect(await readReportCache(file, 'machine A')).toEqual({});
  });
});
