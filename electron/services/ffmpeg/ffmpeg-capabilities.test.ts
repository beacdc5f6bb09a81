import { expect, it } from 'vitest';
import { readCapabilities } from './ffmpeg-capabilities.ts';
import { tools } from '../media/testing/media-files.ts';

it('reads what this ffmpeg can decode, encode and filter', async () => {
  const { decoders, encoders, filters } = await readCapabilities(tools);
  for (const name of ['h264', 'aac', 'mpeg4', 'flac']) expect(decoders).toContain(name);
  for (const name of ['aac', 'mpeg4', 'flac']) expect(encoders).toContain(name);
  for (const name of ['scale', 'aresample', 'aformat']) expect(filters).toContain(name);
  expect(decoders).not.toContain('no-such-codec');
});
