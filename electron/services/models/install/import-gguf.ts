import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isGguf, readGgufHeader } from '../../../inference/kinds/text-generator/weights/read-header.ts';
import { bestOf, tellingName } from '../../../inference/kinds/text-generator/weights/precision.ts';
import type { Disk } from '../hub/disk.ts';
import { takeFile } from './take-file.ts';
import type { WeightsOptions } from './import-weights.ts';

/**
 * A language model that is one file: the file itself, or the only one of a folder whose name says nothing. Undefined for
 * everything else, such as a folder whose files say by their names what they are.
 */
export async function ggufAt(at: string): Promise<string | undefined> {
  const found = await stat(at).catch(() => undefined);
  if (found?.isFile() === true) return isGguf(at) ? at : undefined;
  if (found?.isDirectory() !== true) return undefined;
  const files = (await readdir(at)).filter((name) => /\.gguf$/i.test(name));
  const [only] = files;
  return only !== undefined && files.length === 1 && bestOf(files) === undefined
    ? path.join(at, only)
    : undefined;
}

/** Takes the file into a model's folder, under a name that says how fine its weights are. */
export async function fillFromGguf(
  disk: Disk,
  file: string,
  folder: string,
  { id, copy, signal, onFile }: WeightsOptions,
): Promise<{ readonly paths: readonly string[]; readonly linked: boolean }> {
  const { quantisation } = readGgufHeader(file);
  const name = tellingName(path.basename(file), quantisation);
  signal.throwIfAborted();
  onFile?.(name);
  const linked = await takeFile(disk, file, path.join(folder, name), { id, copy });
  return { paths: [name], linked };
}
