/**
 * Writes `models/starter/whisper/sidecut-lock.json` after the starter model was trained and exported anew:
 *
 *   node electron/services/modelstore/lock-starter.ts [FOLDER]
 */
import process from 'node:process';
import { starterWhisperId } from '../../../models/catalogue.ts';
import { lockFileName, lockFiles, writeModelLock } from './lock-file.ts';
import type { ModelLock } from './lock-file.ts';
import { modelFilesAmong, requireWholeWhisperFolder } from './model-folder.ts';
import { modelStoreSettings } from './settings.ts';

/** Locks a folder as the starter; fails when it is not a whole model. */
export async function lockStarter(folder: string): Promise<ModelLock> {
  const paths = modelFilesAmong(await requireWholeWhisperFolder(folder));
  const files = await lockFiles(folder, paths);
  const lock: ModelLock = { format: 1, id: starterWhisperId, origin: { kind: 'shipped' }, files: [...files] };
  await writeModelLock(folder, lock);
  return lock;
}

if (import.meta.main) {
  const folder = process.argv[2] ?? modelStoreSettings().starterFolder;
  const lock = await lockStarter(folder);
  const bytes = lock.files.reduce((sum, file) => sum + file.size, 0);
  process.stdout.write(`${folder}/${lockFileName}: ${lock.files.length} files, ${bytes} bytes\n`);
}
