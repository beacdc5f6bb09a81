import { lstat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { drives } from '../../system/drives.ts';
import { stat } from '../../system/user-files.ts';
import { SidecutError } from '../../../core/errors.ts';
import type { FileNameFault } from '../../../core/failures/files.ts';
import type { OutputRule } from './output-rule.ts';
import type { SourceRegistry } from './source-registry.ts';

/** Names of devices on Windows, with any extension. */
const deviceName = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
const controlCharacter = /[\u0000-\u001f\u007f]/;
const forbiddenOnWindows = /[<>:"|?*]/;
/** Of the file systems in use: 255 bytes (ext4, APFS) or 255 UTF-16 units (NTFS). */
const maxNameBytes = 255;

/** Where a page wants a file: the id of a folder and a name. */
export interface Destination {
  readonly folder: string;
  readonly fileName: string;
}

/** The path that a destination stands for. `extensions`: those that such a file may end in, without the dot. */
export type ResolveDestination = (destination: Destination, extensions: readonly string[]) => Promise<string>;

export interface DestinationParts {
  readonly registry: SourceRegistry;
  readonly rule: OutputRule;
  readonly platform?: NodeJS.Platform;
}

/**
 * The path of a file to write: a folder that a chooser made known, and a plain name in it. The name comes from a
 * page, so it must not lead anywhere else, nor to what is never replaced ([Note: What no export replaces]). It ends as
 * such a file does: no subtitles are called `talk.mp4`.
 */
export async function destinationPath(
  { registry, rule, platform = process.platform }: DestinationParts,
  destination: Destination,
  extensions: readonly string[],
): Promise<string> {
  const name = destination.fileName;
  requireGoodName(name, platform);
  if (!extensions.includes(extname(name).slice(1).toLowerCase())) {
    throw new SidecutError('output-unwritable', { reason: 'extension', name, extensions });
  }
  const folder = registry.pathOf(destination.folder);
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) throw new SidecutError('output-unwritable', { reason: 'no-folder', folder });
  const path = join(folder, name);
  await rule.check(path);
  return path;
}

/** Throws `output-unwritable` for what can be no file's name. */
export function requireGoodName(name: string, platform: NodeJS.Platform = process.platform): void {
  const fault = nameFault(name, platform);
  if (fault !== null) throw new SidecutError('output-unwritable', { reason: 'name', name, fault });
}

/**
 * [Note: Free names] Without a person's leave no file is replaced. This asks before long work begins; the file gets its
 * name at the end with `moveIntoPlace`, which refuses what has appeared meanwhile.
 */
export async function requireFree(path: string): Promise<void> {
  if (await isTaken(path)) throw new SidecutError('file-exists', { reason: 'taken', path });
}

/** Something of that name is there, be it a broken link. */
export async function isTaken(path: string): Promise<boolean> {
  return drives
    .ask(path, () => lstat(path))
    .then(
      () => true,
      () => false,
    );
}

function nameFault(name: string, platform: NodeJS.Platform): FileNameFault | null {
  if (name.trim() === '' || name === '.' || name === '..') return 'empty';
  if (/[/\\]/.test(name)) return 'slash';
  if (controlCharacter.test(name)) return 'control-character';
  if (deviceName.test(name)) return 'device';
  if (/[. ]$/.test(name)) return 'ending';
  if (Buffer.byteLength(name) > maxNameBytes) return 'too-long';
  return platform === 'win32' && forbiddenOnWindows.test(name) ? 'forbidden-on-windows' : null;
}
