import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../../system/make-folder.ts';
import type { DoctorReport } from './report.ts';

/** Whether a file can be made there, and how much space is left. The folder is created, as any command would. */
export async function examineDataFolder(path: string): Promise<DoctorReport['dataFolder']> {
  const probe = join(path, `.doctor-${process.pid}`);
  try {
    makeFolder(path);
    await writeFile(probe, 'This file only shows that the folder can be written.');
    await rm(probe);
  } catch (error) {
    return { path, writable: false, writeError: error instanceof Error ? error.message : String(error) };
  }
  // Some network file systems tell no sizes.
  const space = await statfs(path).catch(() => undefined);
  return { path, writable: true, ...(space ? { freeBytes: space.bavail * space.bsize } : {}) };
}
