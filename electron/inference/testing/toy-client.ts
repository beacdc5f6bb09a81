import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClientOf } from '../client.ts';
import * as kinds from '../kinds/index.ts';
import { launchWorkerProcess } from '../launch-worker.ts';
import { apart } from './apart-kind.ts';
import { toy } from './toy-kind.ts';

export const toyEntry = fileURLToPath(new URL('toy-worker.ts', import.meta.url));

/** A client of real workers that have two toy kinds beside all others; `patience`: with calls that were cancelled. */
export function createToyClient(patience: { readonly cancelGraceMs?: number } = {}) {
  return createClientOf({ ...kinds, toy, apart }, { threads: 1 }, (settings) =>
    Object.assign(launchWorkerProcess(settings, toyEntry), patience),
  );
}

/** A folder with a toy model; whoever asks for it deletes it. */
export async function writeToyModel(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sidecut-toy-'));
  await writeFile(join(folder, 'toy.json'), JSON.stringify({ text }));
  return folder;
}
