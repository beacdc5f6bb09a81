/**
 * Media that tests make of nothing but arguments (lavfi's pictures and sounds), kept from test to test and from run to
 * run. Several processes may make the same at once: each makes its own aside and puts it there whole. `npm ci` forgets
 * them.
 */
import { createHash, randomUUID } from 'node:crypto';
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const kept = fileURLToPath(new URL('../../../../node_modules/.cache/test-media', import.meta.url));
/** What is larger is made faster than it is worth keeping. */
const maxBytes = 4_000_000;

/** Puts a file of its own at `path`: a copy, which a test may damage. `make` writes it where it was not made before. */
export async function madeOnce(
  path: string,
  programArguments: readonly string[],
  make: (output: string) => Promise<void>,
  folder = kept,
): Promise<void> {
  if (!dependsOnArgumentsOnly(programArguments)) return make(path);
  const type = extname(path);
  const key = createHash('sha256')
    .update(JSON.stringify([programArguments, type]))
    .digest('hex')
    .slice(0, 32);
  const place = join(folder, `${key}${type}`);
  if (await succeeds(copyFile(place, path))) return;
  await make(path);
  if ((await stat(path)).size <= maxBytes) await keep(path, place);
}

/** Inputs are all lavfi's, and nothing else names a file. */
function dependsOnArgumentsOnly(programArguments: readonly string[]): boolean {
  return programArguments.every(
    (argument, i) =>
      !argument.includes(tmpdir()) &&
      (argument !== '-i' || programArguments.slice(i - 2, i).join(' ') === '-f lavfi'),
  );
}

/** Where nothing can be kept it is made anew each time. */
async function keep(path: string, place: string): Promise<void> {
  const aside = `${place}.${randomUUID()}.part`;
  await succeeds(mkdir(dirname(place), { recursive: true }));
  if (!((await succeeds(copyFile(path, aside))) && (await succeeds(rename(aside, place)))))
    await rm(aside, { force: true });
}

const succeeds = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );
