import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDrives } from './drives.ts';
import { driveOf, mountOf, parseMounts } from './drive-of.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** `/dead` never answers, until it is told to. */
function openDrives() {
  const waiting: (() => void)[] = [];
  let asked = 0;
  const drives = createDrives({
    patienceMs: 1000,
    callsPerFolder: 2,
    callsPerDrive: 3,
    driveOf: (path) => `/${path.split('/')[1] ?? ''}`,
  });
  const never = () => {
    asked += 1;
    return new Promise<string>((resolve) => waiting.push(() => resolve('late')));
  };
  const revive = () => {
    for (const answer of waiting.splice(0)) answer();
  };
  return { drives, never, revive, askedDead: () => asked };
}

const silent = (path: string) => ({ code: 'file-unreadable', facts: { reason: 'no-answer', path } });

describe('a drive that does not answer', () => {
  it('keeps nobody waiting for ever, and others not at all', async () => {
    const { drives, never } = openDrives();
    const dead = expect(drives.ask('/dead/a.mp4', never)).rejects.toMatchObject(silent('/dead/a.mp4'));
    expect(await drives.ask('/good/a.mp4', () => Promise.resolve('here'))).toBe('here');
    await vi.advanceTimersByTimeAsync(1000);
    await dead;
  });

  it('takes a few threads and no more, however often it is asked', async () => {
    const { drives, never, askedDead } = openDrives();
    const paths = Array.from({ length: 100 }, (_, i) => `/dead/${i % 10}/${i}.mp4`);
    const all = Promise.allSettled(paths.map((path) => drives.ask(path, never)));
    await vi.advanceTimersByTimeAsync(1000);
    expect((await all).every(({ status }) => status === 'rejected')).toBe(true);
    expect(askedDead()).toBe(3);
    // Those that waited for the others were never asked for at all.
    await vi.advanceTimersByTimeAsync(10_000);
    expect(askedDead()).toBe(3);
  });

  it('is told at once the next time, for the folder that was silent', async () => {
    const { drives, never, askedDead } = openDrives();
    void drives.ask('/dead/x/a.mp4', never).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(1000);
    await expect(drives.ask('/dead/x/b.mp4', never)).rejects.toMatchObject(silent('/dead/x/b.mp4'));
    expect(askedDead()).toBe(1);
  });

  it('is asked again when it has come back, and whoever gave up hears of it', async () => {
    const { drives, never, revive } = openDrives();
    const onLate = vi.fn();
    const impatient = drives.ask('/dead/a.mp4', never, { patienceMs: 10, onLate });
    const refused = expect(impatient).rejects.toMatchObject(silent('/dead/a.mp4'));
    await vi.advanceTimersByTimeAsync(10);
    await refused;
    expect(onLate).not.toHaveBeenCalled();
    revive();
    await vi.advanceTimersByTimeAsync(0);
    expect(onLate).toHaveBeenCalledTimes(1);
    expect(await drives.ask('/dead/a.mp4', () => Promise.resolve('here'))).toBe('here');
  });

  it('is not taken for silent by a call that fails', async () => {
    const { drives } = openDrives();
    for (let i = 0; i < 5; i++) {
      await expect(drives.ask('/good/a', () => Promise.reject(new Error('EIO')))).rejects.toThrow('EIO');
    }
    expect(await drives.ask('/good/a', () => Promise.resolve(1))).toBe(1);
  });
});

describe('the drive of a path', () => {
  const mounts = parseMounts(
    'proc /proc proc rw 0 0\n/dev/sda1 / ext4 rw 0 0\nnas:/films /home/ann/My\\040films nfs rw 0 0\n' +
      '/dev/sdb1 /home/ann ext4 rw 0 0\n',
  );

  it.each([
    ['/home/ann/My films/a.mp4', '/home/ann/My films'],
    ['/home/ann/My filmset/a.mp4', '/home/ann'],
    ['/home/bob/a.mp4', '/'],
  ])('%s is %s', (path, drive) => {
    expect(mountOf(path, mounts)).toBe(drive);
  });

  it.each([
    ['C:\\films\\a.mp4', 'win32', 'c:\\'],
    ['\\\\nas\\films\\x\\a.mp4', 'win32', '\\\\nas\\films\\'],
    ['/Volumes/Stick/a.mp4', 'darwin', '/Volumes/Stick'],
    ['/Users/ann/a.mp4', 'darwin', '/'],
  ] as const)('%s on %s is %s', (path, platform, drive) => {
    expect(driveOf(path, platform)).toBe(drive);
  });
});
