import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createUnpluggedLook } from './unplugged.ts';

it('a file of a drive whose place is gone is not plugged in; one of a folder that was renamed is gone', async () => {
  const top = await mkdtemp(join(tmpdir(), 'sidecut-drive-'));
  onTestFinished(() => rm(top, { recursive: true, force: true }));
  await mkdir(join(top, 'there'));
  const folders = [join(top, 'drive', 'films'), join(top, 'there', 'films')].map((path) => ({ path }));
  const isUnplugged = createUnpluggedLook(() => Promise.resolve(folders));
  expect(await isUnplugged(join(top, 'drive', 'films', 'day 1', 'a.mp4'))).toBe(true);
  expect(await isUnplugged(join(top, 'there', 'films', 'a.mp4'))).toBe(false);
  expect(await isUnplugged(join(top, 'elsewhere', 'a.mp4'))).toBe(false);
});

it.runIf(process.platform === 'linux')(
  'the place of a drive is known without a folder that is followed',
  async () => {
    const isUnplugged = createUnpluggedLook(() => Promise.resolve([]));
    expect(await isUnplugged('/run/media/nobody/Archive/a.mp4')).toBe(true);
    expect(await isUnplugged('/mnt/no such drive/a.mp4')).toBe(true);
  },
);
