import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isSidecutError } from '../../../../core/errors.ts';
import type { SidecutError } from '../../../../core/errors.ts';
import { recogniseWeights } from '../../../inference/kinds/whisper/weights/recognise-weights.ts';
import { checkWeights } from '../../../inference/kinds/whisper/weights/write-model-folder.ts';
import { idFromPath } from '../install/name-import.ts';
import type { UsualPlace } from './usual-places.ts';

/** Whisper weights of another program. */
export interface FoundWeights {
  readonly program: string;
  /** What to import: a folder, or a file. */
  readonly path: string;
  /** The name it would get. */
  readonly id: string;
  readonly bytes: number;
  /** Why it can't be imported. */
  readonly refusal: SidecutError | undefined;
}

/** More than any person has; a home folder with a million files must not be read to its end. */
const maxFolders = 2000;

/** Looks through the places; what can't be read is passed over. Each thing is found once. */
export async function findWeights(
  places: readonly UsualPlace[],
  signal: AbortSignal,
): Promise<readonly FoundWeights[]> {
  const found = new Map<string, FoundWeights>();
  let folders = 0;
  const look = async (program: string, folder: string, depth: number): Promise<void> => {
    signal.throwIfAborted();
    if (++folders > maxFolders) return;
    for (const candidate of await candidatesIn(folder)) {
      const weights = await describe(program, candidate);
      if (weights) found.set(weights.path, weights);
    }
    if (depth === 0) return;
    for (const inner of await foldersIn(folder)) await look(program, inner, depth - 1);
  };
  for (const { program, folder, depth } of places) await look(program, folder, depth);
  return [...found.values()].sort((a, b) => a.path.localeCompare(b.path));
}

/** The folder itself, where it is a model; and every file of whisper.cpp in it. */
async function candidatesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const ggml = names.filter((name) => /^ggml-.*\.bin$/.test(name)).map((name) => path.join(folder, name));
  const whole = ['model.bin', 'model.safetensors', 'model.safetensors.index.json'];
  return names.some((name) => whole.includes(name)) ? [folder, ...ggml] : ggml;
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => path.join(folder, entry.name));
}

/** Undefined for what is no Whisper model at all: the hub's cache holds all kinds. */
async function describe(program: string, at: string): Promise<FoundWeights | undefined> {
  try {
    const source = await recogniseWeights(at);
    if (!source) return undefined;
    const known = { program, path: at, id: idFromPath(at), bytes: await bytesOf(source) };
    const refusal = await refusalOf(() => checkWeights(source));
    return isOfAnotherKind(refusal) ? undefined : { ...known, refusal };
  } catch (error) {
    if (isSidecutError(error)) return undefined;
    throw error;
  }
}

async function bytesOf(source: { readonly file?: string; readonly files?: readonly string[] }): Promise<number> {
  const files = source.files ?? (source.file === undefined ? [] : [source.file]);
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function refusalOf(attempt: () => Promise<void>): Promise<SidecutError | undefined> {
  try {
    await attempt();
    return undefined;
  } catch (error) {
    if (isSidecutError(error)) return error;
    throw error;
  }
}

function isOfAnotherKind(refusal: SidecutError | undefined): boolean {
  return (
    refusal !== undefined && isSidecutError(refusal, 'model-unsupported') && refusal.facts.reason === 'not-weights'
  );
}
