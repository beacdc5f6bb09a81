import { chmod, link, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLibrary } from '../services/library/open-library.ts';
import { backUpLibrary } from '../services/library/backup.ts';
import { openDatabase } from '../services/library/open-database.ts';
import { dataFiles } from './data-folder.ts';
import { holdDataFolder } from './app/hold-data-folder.ts';
import { keepPrivate } from './keep-private.ts';

/** Where others could look in, whatever the umask of whoever runs the test. */
async function openFolder(): Promise<string> {
  const above = await mkdtemp(join(tmpdir(), 'sidecut-private-'));
  onTestFinished(() => rm(above, { recursive: true, force: true }));
  const folder = join(above, 'data');
  await mkdir(folder);
  await chmod(folder, 0o755);
  return folder;
}

async function put(file: string, mode = 0o644): Promise<string> {
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, 'x');
  await chmod(file, mode);
  return file;
}

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

async function openToOthers(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const modes = await Promise.all(
    names.map(async (name) => [name, await modeOf(join(folder, name))] as const),
  );
  return modes.filter(([, mode]) => !mode.endsWith('00')).map(([name, mode]) => `${name} ${mode}`);
}

describe.skipIf(process.platform === 'win32')('a data folder', () => {
  it('of an earlier version, which everybody could read, is its owner’s alone after a start', async () => {
    const home = await openFolder();
    for (const name of [
      ...['library.sqlite', 'library.sqlite-wal', 'library.sqlite.damaged-2026', 'app.lock', 'window.json'],
      ...['providers.json', 'backups/library-v1-x.sqlite', 'media/abc/poster.jpg', 'media/abc/proxy.mp4'],
      ...['cli/words.sqlite', 'locks/a.lock', 'cache/models.json', 'sound/a', 'unfinished/b/c.part'],
    ]) {
      await put(join(home, name));
    }
    await keepPrivate(home);
    expect(await modeOf(home)).toBe('700');
    expect(await openToOthers(home)).toEqual([]);
    expect(await modeOf(join(home, 'media/abc/proxy.mp4'))).toBe('600');
    expect(await modeOf(join(home, 'media/abc'))).toBe('700');
  });

  it('is private from its first moment, with the library, its log, its copies and its locks', async () => {
    const above = await openFolder();
    const home = join(above, 'made', 'by us');
    const files = dataFiles(home);
    const release = holdDataFolder(home);
    const place = { file: files.library, backupsFolder: files.backups };
    const library = await openLibrary(place);
    await library.settings.set({ theme: 'dark' });
    expect(await modeOf(home)).toBe('700');
    expect(await readdir(home)).toContain('library.sqlite-wal');
    expect(await openToOthers(home)).toEqual([]);
    await library.close();
    release();
    const db = openDatabase(place);
    const copy = backUpLibrary(db, files.backups);
    db.close();
    expect(await modeOf(copy)).toBe('600');
    expect(await openToOthers(home)).toEqual([]);
  });

  it('makes a library private that is opened as it was left', async () => {
    const home = await openFolder();
    const place = { file: join(home, 'words.sqlite'), backupsFolder: join(home, 'backups') };
    openDatabase(place).close();
    await chmod(place.file, 0o644);
    openDatabase(place).close();
    expect(await modeOf(place.file)).toBe('600');
  });

  it('that holds other things as well stays open, and they stay as they are', async () => {
    const home = await openFolder();
    const script = await put(join(home, 'script.sh'), 0o755);
    await put(join(home, 'library.sqlite'));
    await put(join(home, 'backups', 'a'));
    await keepPrivate(home);
    expect(await modeOf(home)).toBe('755');
    expect(await modeOf(script)).toBe('755');
    expect(await modeOf(join(home, 'library.sqlite'))).toBe('600');
    expect(await modeOf(join(home, 'backups', 'a'))).toBe('600');
  });

  it('changes nothing that its links lead to, nor a model that the person has elsewhere', async () => {
    const home = await openFolder();
    const weights = await put(join(home, '..', 'weights.onnx'));
    const elsewhere = await put(join(home, '..', 'elsewhere', 'a'));
    await mkdir(join(home, 'models', 'own'), { recursive: true });
    await link(weights, join(home, 'models', 'own', 'weights.onnx'));
    await mkdir(join(home, 'media'));
    await symlink(elsewhere, join(home, 'media', 'link'));
    await symlink(join(home, '..', 'elsewhere'), join(home, 'backups'));
    await keepPrivate(home);
    expect(await modeOf(weights)).toBe('644');
    expect(await modeOf(elsewhere)).toBe('644');
    expect(await modeOf(join(home, 'models'))).toBe('700');
  });

  it('that is reached by a link is closed where it lies', async () => {
    const home = await openFolder();
    await put(join(home, 'library.sqlite'));
    const shortcut = join(home, '..', 'shortcut');
    await symlink(home, shortcut);
    await keepPrivate(shortcut);
    expect(await modeOf(home)).toBe('700');
    expect(await openToOthers(home)).toEqual([]);
  });

  it('that is not there is no failure', async () => {
    await keepPrivate(join(await openFolder(), 'none'));
  });
});
