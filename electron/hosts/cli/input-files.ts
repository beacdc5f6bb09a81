import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join, matchesGlob } from 'node:path';
import { fileKind } from '../../services/files/file-kind.ts';
import { UsageError } from './usage-error.ts';

/**
 * What the FILE arguments name. cmd.exe and PowerShell hand patterns over as they are typed, so a name with `*` or `?`
 * that is no file is matched in its folder; a folder stands for the videos and sound files in it (not below it). Each
 * file once, those of one argument in the order of their names. Throws a usage error for a pattern or folder without any.
 */
export async function expandFiles(given: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const name of given) files.push(...(await expand(name)));
  return [...new Set(files)];
}

async function expand(name: string): Promise<readonly string[]> {
  const isFolder = (await stat(name).catch(() => undefined))?.isDirectory() ?? false;
  if (isFolder) {
    const found = (await filesIn(name)).filter((file) => fileKind(file) === 'media');
    if (found.length > 0) return found;
    throw new UsageError(`The folder "${name}" holds no video or sound file`);
  }
  if (!/[*?]/.test(name) || existsSync(name)) return [name];
  const found = (await filesIn(dirname(name))).filter((file) => matchesGlob(file, join(name)));
  if (found.length > 0) return found;
  throw new UsageError(`No file matches "${name}"`);
}

/** Ordered as people count: `take 2` before `take 10`. Hidden files are left out, as shells do. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort(new Intl.Collator('en', { numeric: true }).compare)
    .map((file) => join(folder, file));
}
