import { chmod, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileHandlers } from './handlers.ts';
import { destinationPath } from './destination-path.ts';
import { sourcesOnly } from './output-rule.ts';
import { writeWholeFile } from './write-whole-file.ts';
import { createSourceRegistry } from './source-registry.ts';

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'sidecut-sources-')));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const context = { signal: new AbortController().signal, progress: () => undefined };

function browse(given: readonly string[] = [], video: string | null = null) {
  const registry = createSourceRegistry();
  const handlers = createFileHandlers(
    registry,
    () => Promise.resolve(given),
    () => Promise.resolve(video),
  );
  return {
    registry,
    roots: () => handlers['files.roots']({}, context),
    ofVideo: () => handlers['files.ofVideo']({ mediaId: 'm' }, context),
    list: (path: string) => handlers['files.list']({ folder: registry.idFor(path) }, context),
  };
}

describe('source ids', () => {
  it('are random, the same for the same path, and lead back to it', () => {
    const registry = createSourceRegistry();
    const id = registry.idFor('/videos/a.mp4');
    expect(id).toMatch(/^[A-Za-z0-9_-]{24}$/);
    expect(registry.idFor('/videos/a.mp4')).toBe(id);
    expect(registry.idFor('/videos/b.mp4')).not.toBe(id);
    expect(createSourceRegistry().idFor('/videos/a.mp4')).not.toBe(id);
    expect(registry.pathOf(id)).toBe('/videos/a.mp4');
  });

  it('that nobody gave out are unknown', () => {
    expect(() => createSourceRegistry().pathOf('etc-passwd')).toThrow(
      expect.objectContaining({ code: 'source-unknown' }),
    );
  });

  it('beyond the limit are forgotten in the order of last use', () => {
    const registry = createSourceRegistry(2);
    const [a, b] = ['/a', '/b'].map((path) => registry.idFor(path));
    registry.pathOf(a!);
    registry.idFor('/c');
    expect(registry.pathOf(a!)).toBe('/a');
    expect(() => registry.pathOf(b!)).toThrow(expect.objectContaining({ code: 'source-unknown' }));
  });
});

describe('the file browser', () => {
  it('starts with the given folders, then home, then the whole file system', async () => {
    const { roots } = browse([folder, join(folder, 'not-there')]);
    const found = await roots();
    expect(found.roots[0]).toMatchObject({
      kind: 'folder',
      name: expect.stringContaining('sidecut-') as string,
    });
    const names = found.roots.map(({ name }) => name);
    expect(names[1]).toBe(userInfo().username);
    expect(found.roots.map(({ isHome }) => isHome).slice(0, 2)).toEqual([false, true]);
    expect(names).not.toContain('not-there');
    if (process.platform !== 'win32') expect(names.at(-1)).toBe('/');
  });

  it('knows the home folder also where somebody named it, and on the way to what lies in it', async () => {
    const home = await realpath(homedir());
    const { roots, list } = browse([home]);
    expect((await roots()).roots[0]).toMatchObject({ isHome: true, name: userInfo().username });
    const { path } = await list(home);
    expect(path).toEqual([expect.objectContaining({ isHome: true, name: userInfo().username })]);
  });

  it('begins where a video lies, or at what is left of the way to it', async () => {
    await mkdir(join(folder, 'trip'));
    for (const [lay, left] of [
      [join(folder, 'trip'), join(folder, 'trip')],
      [join(folder, 'trip', 'day 1', 'card'), join(folder, 'trip')],
    ] as const) {
      const { ofVideo, registry } = browse([], lay);
      expect(registry.pathOf((await ofVideo()).folder!)).toBe(left);
    }
    expect(await browse([], null).ofVideo()).toEqual({ folder: null });
    expect(await browse([], join(folder, '..', '..', '/no-such-drive/a')).ofVideo()).toEqual({
      folder: null,
    });
  });

  it('lists folders first, by name as people count, without hidden files', async () => {
    await mkdir(join(folder, 'takes'));
    await Promise.all(
      ['clip 10.mp4', 'clip 2.MP4', 'Clip 1.srt', 'notes.pdf', '.hidden.mp4'].map((name) =>
        writeFile(join(folder, name), 'four'),
      ),
    );
    const { entries, writable } = await browse().list(folder);
    expect(entries.map(({ name, kind, bytes }) => ({ name, kind, bytes }))).toEqual([
      { name: 'takes', kind: 'folder', bytes: null },
      { name: 'Clip 1.srt', kind: 'subtitle', bytes: 4 },
      { name: 'clip 2.MP4', kind: 'media', bytes: 4 },
      { name: 'clip 10.mp4', kind: 'media', bytes: 4 },
      { name: 'notes.pdf', kind: 'other', bytes: 4 },
    ]);
    expect(writable).toBe(true);
  });

  it('shows the way from the drive to the folder, through what somebody named, each step with an id', async () => {
    await mkdir(join(folder, 'a', 'b'), { recursive: true });
    const { list, registry } = browse([folder]);
    const { path } = await list(join(folder, 'a', 'b'));
    const steps = path.map(({ id }) => registry.pathOf(id));
    expect(steps.length).toBeGreaterThan(3);
    expect(steps.slice(-3)).toEqual([folder, join(folder, 'a'), join(folder, 'a', 'b')]);
  });

  it('follows symbolic links to where they lead and leaves out those that lead nowhere, and sockets', async () => {
    await mkdir(join(folder, 'real'));
    await symlink(join(folder, 'real'), join(folder, 'link'));
    await symlink(join(folder, 'gone'), join(folder, 'broken'));
    const server = createServer().listen(join(folder, 'socket'));
    const { list, registry } = browse([folder]);
    const { entries } = await list(folder);
    server.close();
    expect(entries.map(({ name }) => name)).toEqual(['link', 'real']);
    expect(registry.pathOf(entries[0]!.id)).toBe(join(folder, 'real'));
    const inside = await list(join(folder, 'link'));
    expect(inside.path.at(-1)?.name).toBe('real');
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'says that a folder may not be read (not as root, who may read all)',
    async () => {
      await mkdir(join(folder, 'closed'));
      await chmod(join(folder, 'closed'), 0);
      await expect(browse().list(join(folder, 'closed'))).rejects.toMatchObject({ code: 'file-unreadable' });
    },
  );

  it('tells that a folder is gone or is none', async () => {
    await writeFile(join(folder, 'a.mp4'), '');
    await expect(browse().list(join(folder, 'gone'))).rejects.toMatchObject({
      code: 'file-not-found',
      facts: { reason: 'folder', path: join(folder, 'gone') },
    });
    await expect(browse().list(join(folder, 'a.mp4'))).rejects.toMatchObject({
      code: 'usage',
      facts: { reason: 'not-a-folder', path: join(folder, 'a.mp4') },
    });
  });

  it('lists ten thousand files in a few seconds', async () => {
    for (let start = 0; start < 10_000; start += 500) {
      const names = Array.from({ length: 500 }, (_, index) => `clip ${start + index}.mp4`);
      await Promise.all(names.map((name) => writeFile(join(folder, name), '')));
    }
    const started = performance.now();
    const { entries } = await browse().list(folder);
    expect(entries).toHaveLength(10_000);
    expect(entries[9_999]?.name).toBe('clip 9999.mp4');
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('a destination', () => {
  const resolve = (fileName: string, platform?: NodeJS.Platform) => {
    const registry = createSourceRegistry();
    const parts = { registry, rule: sourcesOnly, ...(platform && { platform }) };
    return destinationPath(parts, { folder: registry.idFor(folder), fileName }, ['srt', 'vtt']);
  };

  it('is the folder with the name in it', async () => {
    expect(await resolve('Film: Teil 1 — 字幕.srt', 'linux')).toBe(join(folder, 'Film: Teil 1 — 字幕.srt'));
  });

  it.each([
    '../a.srt',
    'a/b.srt',
    'a\\b.srt',
    '..',
    '.',
    ' ',
    'nul.srt',
    'COM1',
    'a.srt.',
    'a\u0000.srt',
    'a\n.srt',
    `${'ü'.repeat(126)}.srt`,
  ])('refuses the name %j', async (name) => {
    await expect(resolve(name)).rejects.toMatchObject({ code: 'output-unwritable' });
  });

  it('ends in an extension of its format', async () => {
    expect(await resolve('Talk.VTT')).toBe(join(folder, 'Talk.VTT'));
    for (const name of ['talk.mp4', 'talk', 'talk.srt.part', '.srt']) {
      await expect(resolve(name)).rejects.toMatchObject({
        code: 'output-unwritable',
        facts: { reason: 'extension', name, extensions: ['srt', 'vtt'] },
      });
    }
  });

  it('may have the longest name that there is', async () => {
    const name = `${'x'.repeat(251)}.srt`;
    const path = await resolve(name);
    await writeWholeFile(path, 'x', { overwrite: false });
    expect(await readFile(path, 'utf8')).toBe('x');
  });

  it('refuses what Windows forbids on Windows only', async () => {
    await expect(resolve('a:b.srt', 'win32')).rejects.toMatchObject({ code: 'output-unwritable' });
    await expect(resolve('a?.srt', 'win32')).rejects.toMatchObject({ code: 'output-unwritable' });
  });

  it('needs a folder that is there and was made known', async () => {
    const registry = createSourceRegistry();
    const gone = { folder: registry.idFor(join(folder, 'gone')), fileName: 'a.srt' };
    const parts = { registry, rule: sourcesOnly };
    await expect(destinationPath(parts, gone, ['srt'])).rejects.toMatchObject({ code: 'output-unwritable' });
    const unknown = { folder: 'made-up', fileName: 'a.srt' };
    await expect(destinationPath(parts, unknown, ['srt'])).rejects.toMatchObject({ code: 'source-unknown' });
  });
});
