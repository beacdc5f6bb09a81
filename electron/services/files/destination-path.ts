import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
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

/**
 * The path of a file to write: a folder that a chooser made known, and a plain name in it. The name comes from a
 * page, so it must not lead anywhere else.
 */
export async function destinationPath(
  registry: SourceRegistry,
  destination: Destination,
  platform: NodeJS.Platform = process.platform,
): Promise<string> {
  const problem = nameProblem(destination.fileName, platform);
  if (problem !== null) {
    throw new SidecutError('output-unwritable', `${problem} Choose another name.`);
  }
  const folder = registry.pathOf(destination.folder);
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) {
    throw new SidecutError('output-unwritable', `The folder ${folder} is not there. Choose another one.`);
  }
  return join(folder, destination.fileName);
}

function nameProblem(name: string, platform: NodeJS.Platform): string | null {
  if (name.trim() === '' || name === '.' || name === '..') return 'A file needs a name.';
  if (/[/\\]/.test(name)) return 'A file name has no slashes.';
  if (controlCharacter.test(name)) return 'A file name has no control characters.';
  if (deviceName.test(name)) return `"${name}" is the name of a device on Windows.`;
  if (/[. ]$/.test(name)) return 'A file name does not end with a point or a space.';
  if (Buffer.byteLength(name) > maxNameBytes) return `The name is too long (at most ${maxNameBytes} bytes).`;
  if (platform === 'win32' && forbiddenOnWindows.test(name)) {
    return 'Windows allows none of < > : " | ? * in a file name.';
  }
  return null;
}
