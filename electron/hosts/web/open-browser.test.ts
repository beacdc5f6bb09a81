import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const started = vi.hoisted(() => [] as (readonly [string, readonly string[]])[]);
vi.mock('execa', () => ({
  execa: (program: string, args: readonly string[]) => {
    started.push([program, args]);
    return { unref: () => undefined };
  },
}));
const { openBrowser } = await import('./open-browser.ts');

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'sidecut-open-'));
  started.length = 0;
});
afterEach(() => rm(home, { recursive: true, force: true }));

const address = 'http://127.0.0.1:1234/#token=abc-def';

it.each([
  ['linux', 'xdg-open'],
  ['darwin', 'open'],
  ['win32', 'rundll32'],
] as const)(
  'on %s the address stands in a file of this user alone, not in the arguments',
  async (platform, name) => {
    let use: () => void = () => undefined;
    const newAddress = (onUsed: () => void) => {
      use = onUsed;
      return address;
    };
    await openBrowser(newAddress, home, { platform, home });
    const [[program, args]] = started as [[string, readonly string[]]];
    expect(program).toBe(name);
    expect(args.join(' ')).not.toContain('token');
    const file = args.at(-1)!;
    expect(await readFile(file, 'utf8')).toContain(`content="0;url=${address}"`);
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o077).toBe(0);
    use();
    await vi.waitFor(async () => expect(await readdir(home)).toEqual([]));
  },
);

it('goes without where no file can be written, and takes the file away after a while', async () => {
  await openBrowser(() => address, home, { platform: 'linux', home: join(home, 'none') });
  expect(started).toEqual([]);
  await openBrowser(() => address, home, { platform: 'linux', home, lastsMs: 1 });
  await vi.waitFor(async () => expect(await readdir(home)).toEqual([]));
});
