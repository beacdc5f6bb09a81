import path from 'node:path';
import { mkdir } from 'node:fs/promises';
import type { WeightsSource } from '../../../inference/kinds/whisper/weights/recognise-weights.ts';
import { writeModelFolder } from '../../../inference/kinds/whisper/weights/write-model-folder.ts';
import type { Disk } from '../hub/disk.ts';
import { listModelFiles } from '../layout/model-folder.ts';
import { takeFile } from './take-file.ts';

export interface WeightsOptions {
  readonly id: string;
  readonly copy: boolean;
  readonly signal: AbortSignal;
  readonly onFile?: (path: string) => void;
}

/**
 * Makes a model's folder around weights of faster-whisper, whisper.cpp or the hub: they stay where they are and are
 * read as they lie.
 */
export async function fillFromWeights(
  disk: Disk,
  source: WeightsSource,
  folder: string,
  { id, copy, signal, onFile }: WeightsOptions,
): Promise<{ readonly paths: readonly string[]; readonly linked: boolean }> {
  await mkdir(folder, { recursive: true });
  const weights = await writeModelFolder(source, folder);
  let linked = true;
  for (const { from, to } of weights) {
    signal.throwIfAborted();
    onFile?.(to);
    linked = (await takeFile(disk, from, path.join(folder, to), { id, copy })) && linked;
  }
  return { paths: [...(await listModelFiles(folder))], linked };
}
