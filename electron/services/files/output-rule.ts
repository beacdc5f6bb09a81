import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { drives } from '../../system/drives.ts';
import { realpath } from '../../system/user-files.ts';
import { isSidecutError, SidecutError } from '../../../core/errors.ts';

/**
 * [Note: What no export replaces]
 * Whatever writes a file for a person asks this rule, before its work and again before the file gets its name: what the
 * file is made from, the videos of the library and whatever lies in the data folder are never replaced, also when a
 * person said yes, under another name of the same file or through a link. A folder can't be replaced by a file.
 */
export interface OutputRule {
  /** Throws `output-unwritable`. `sources`: what the file is made from. */
  check(path: string, sources?: readonly string[]): Promise<void>;
}

export interface Untouchable {
  /** Nothing is written into it. */
  readonly dataFolder: string;
  /** Where the videos of the library lie, asked for when a file would be replaced. */
  readonly videos: () => Promise<readonly string[]>;
}

export function createOutputRule({ dataFolder, videos }: Untouchable): OutputRule {
  return {
    async check(path, sources = []) {
      if (await liesIn(path, dataFolder)) {
        throw new SidecutError('output-unwritable', { reason: 'in-data-folder', folder: dataFolder });
      }
      await checkTarget(path, sources, videos);
    },
  };
}

/** Where there is neither a library nor a data folder. */
export const sourcesOnly: OutputRule = {
  check: (path, sources = []) => checkTarget(path, sources, () => Promise.resolve([])),
};

async function checkTarget(
  path: string,
  sources: readonly string[],
  videos: Untouchable['videos'],
): Promise<void> {
  const target = await identify(path);
  if (target === null) return;
  if (target.isFolder) throw new SidecutError('output-unwritable', { reason: 'is-folder', path });
  if (await isOneOf(target, sources))
    throw new SidecutError('output-unwritable', { reason: 'is-source', path });
  if (await isOneOf(target, await videos())) {
    throw new SidecutError('output-unwritable', { reason: 'is-library-video', path });
  }
}

interface Identity {
  readonly dev: bigint;
  /** 0 on file systems that number no files. */
  readonly ino: bigint;
  readonly realPath: string;
  readonly isFolder: boolean;
}

/** null where there is nothing, or a link to nothing. Throws where the drive does not answer. */
async function identify(path: string): Promise<Identity | null> {
  try {
    const [found, realPath] = await Promise.all([
      drives.ask(path, () => stat(path, { bigint: true })),
      realpath(path),
    ]);
    return { dev: found.dev, ino: found.ino, realPath, isFolder: found.isDirectory() };
  } catch (error) {
    if (isSidecutError(error)) throw error;
    return null;
  }
}

function isSame(a: Identity, b: Identity): boolean {
  return a.realPath === b.realPath || (a.ino !== 0n && a.ino === b.ino && a.dev === b.dev);
}

async function isOneOf(target: Identity, paths: readonly string[]): Promise<boolean> {
  // What does not answer can't be what did.
  const found = await Promise.all(paths.map((path) => identify(path).catch(() => null)));
  return found.some((one) => one !== null && isSame(one, target));
}

async function liesIn(path: string, folder: string): Promise<boolean> {
  const home = await identify(folder);
  let above = (await identify(dirname(path)))?.realPath;
  while (home !== null && above !== undefined) {
    const place = await identify(above);
    if (place !== null && isSame(place, home)) return true;
    above = dirname(above) === above ? undefined : dirname(above);
  }
  return false;
}
