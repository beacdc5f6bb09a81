import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCapabilities } from './ffmpeg-capabilities.ts';
import { temporaryFolder, tools } from '../media/testing/media-files.ts';

describe('what an ffmpeg can do', () => {
  it('is read from its own lists', async () => {
    const { decoders, encoders, filters } = await readCapabilities(tools);
    for (const name of ['h264', 'aac', 'mpeg4', 'flac']) expect(decoders).toContain(name);
    for (const name of ['aac', 'mpeg4', 'flac']) expect(encoders).toContain(name);
    for (const name of ['scale', 'aresample', 'aformat']) expect(filters).toContain(name);
    expect(decoders).not.toContain('no-such-codec');
  });

  it.skipIf(process.platform === 'win32')(
    'is told apart from what another one can do (a shell script: not on Windows)',
    async () => {
      const folder = join(temporaryFolder(), 'poor');
      await mkdir(folder);
      const path = join(folder, 'ffmpeg');
      const script = `#!/bin/sh\ncase "$*" in *-filters*) echo ' ... null AV->A Pass';; esac\n`;
      await writeFile(path, script, { mode: 0o755 });
      await readCapabilities(tools);
      const poor = await readCapabilities({ ffmpeg: { ...tools.ffmpeg, path } });
      expect(poor.encoders.size).toBe(0);
      expect((await readCapabilities(tools)).encoders).toContain('aac');
    },
  );
});
