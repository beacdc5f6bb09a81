/**
 * Writes `sidecut-lock.json` into the folders of the starters after they were trained and exported anew; all of
 * them, or those named ("clip", "starter-clip", "models/starter/clip"):
 *
 *   node build/lock-starter.ts [STARTER ...]
 */
import path from 'node:path';
import process from 'node:process';
import { errorSentence } from '../electron/hosts/cli/words/failure-sentence.ts';
import { starters } from '../models/catalogue.ts';
import type { Starter } from '../models/catalogue.ts';
import { lockFileName, lockFiles, writeModelLock } from '../electron/services/models/layout/lock-file.ts';
import type { ModelLock } from '../electron/services/models/layout/lock-file.ts';
import { requireLayout, requireWholeFolder } from '../electron/services/models/layout/model-folder.ts';
import { layoutOf, modelFilesAmong } from '../electron/services/models/layout/model-layout.ts';
import { shippedStarters, starterFolder } from '../electron/services/models/layout/model-places.ts';
import type { ModelPlaces } from '../electron/services/models/layout/model-places.ts';

/** Locks the folder of a starter; fails when it is not a whole model of the catalogue's kind. */
export async function lockStarter(
  places: Pick<ModelPlaces, 'startersFolder'>,
  starter: Starter,
): Promise<ModelLock> {
  const folder = starterFolder(places, starter);
  const expected = layoutOf(starter.architecture);
  const { layout, paths } = await requireWholeFolder(folder, starter.folder, expected);
  if (expected) await requireLayout(folder, starter.folder, expected);
  const files = await lockFiles(folder, modelFilesAmong(layout, paths));
  const lock: ModelLock = { format: 1, id: starter.id, origin: { kind: 'shipped' }, files: [...files] };
  await writeModelLock(folder, lock);
  return lock;
}

function startersNamed(names: readonly string[]): readonly Starter[] {
  if (names.length === 0) return starters;
  return names.map((name) => {
    const wanted = path.basename(name);
    const found = starters.find(({ id, folder }) => [id, path.basename(folder)].includes(wanted));
    if (found) return found;
    const known = starters.map(({ folder }) => path.basename(folder)).join(', ');
    throw new Error(`There is no starter "${name}". There are: ${known}.`);
  });
}

async function lockNamed(names: readonly string[]): Promise<void> {
  for (const starter of startersNamed(names)) {
    const { files } = await lockStarter({ startersFolder: shippedStarters }, starter);
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    process.stdout.write(`${starter.folder}/${lockFileName}: ${files.length} files, ${bytes} bytes\n`);
  }
}

if (import.meta.main) {
  await lockNamed(process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(`${errorSentence(error)}\n`);
    process.exitCode = 1;
  });
}
