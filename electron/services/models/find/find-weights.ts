import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isSidecutError } from '../../../../core/errors.ts';
import type { SidecutError } from '../../../../core/errors.ts';
import { note } from '../../../../core/notes.ts';
import type { Note } from '../../../../core/notes.ts';
import { isGguf, readGgufHeader } from '../../../inference/kinds/text-generator/weights/read-header.ts';
import type { GgufHeader } from '../../../inference/kinds/text-generator/weights/read-header.ts';
import { isGgml } from '../../../inference/kinds/whisper/weights/ggml.ts';
import { recogniseWeights } from '../../../inference/kinds/whisper/weights/recognise-weights.ts';
import { checkWeights } from '../../../inference/kinds/whisper/weights/write-model-folder.ts';
import type { WeightsSource } from '../../../inference/kinds/whisper/weights/recognise-weights.ts';
import { idFromPath } from '../install/name-import.ts';
import { installedFolder } from '../layout/model-places.ts';
import type { ModelPlaces } from '../layout/model-places.ts';
import { installedModelIds } from '../shelf/found-model.ts';
import type { UsualPlace } from './usual-places.ts';

/** Weights of another program: Whisper's, or of a language model. */
export interface FoundWeights {
  readonly program: string;
  /** What to import: a folder, or a file. */
  readonly path: string;
  /** The name it would get. */
  readonly id: string;
  readonly bytes: number;
  /** Which file it is on its disk: device and number. */
  readonly file: string;
  /** Why it can't be imported. */
  readonly refusal: SidecutError | undefined;
  readonly notes: readonly Note[];
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
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Without those whose weights a model of the store has, told by the file itself: one that was copied is found again. */
export async function withoutImported(
  places: ModelPlaces,
  found: readonly FoundWeights[],
): Promise<readonly FoundWeights[]> {
  const taken = new Set<string>();
  for (const id of await installedModelIds(places)) {
    const folder = installedFolder(places, id);
    const names = await readdir(folder).catch(() => []);
    for (const name of [path.join('onnx', 'weights.data'), ...names.filter(isNamedGguf)]) {
      const known = await stat(path.join(folder, name)).catch(() => undefined);
      if (known) taken.add(fileOf(known));
    }
  }
  return found.filter(({ file }) => !taken.has(file));
}

/** The folder itself, where it is a model; and every file of whisper.cpp and llama.cpp in it. */
async function candidatesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  // Subtitle Edit calls them `base.bin`.
  const binary = names.filter((name) => name.endsWith('.bin') && name !== 'model.bin');
  const ggml: string[] = [];
  for (const name of binary)
    if (await isReadable(path.join(folder, name), isGgml)) ggml.push(path.join(folder, name));
  for (const name of names.filter(isNamedGguf))
    if (await isReadable(path.join(folder, name), isGguf)) ggml.push(path.join(folder, name));
  const whole = ['model.bin', 'model.safetensors', 'model.safetensors.index.json'];
  return names.some((name) => whole.includes(name)) ? [folder, ...ggml] : ggml;
}

/** Only a file is opened: to open a pipe waits for somebody who writes into it. */
async function isReadable(file: string, isOfKind: (file: string) => boolean): Promise<boolean> {
  try {
    return (await stat(file)).isFile() && isOfKind(file);
  } catch {
    return false;
  }
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => path.join(folder, entry.name));
}

/** Undefined for what is no whole Whisper model: the hub's cache holds all kinds, and halves of what did not arrive. */
async function describe(program: string, at: string): Promise<FoundWeights | undefined> {
  try {
    if (isNamedGguf(at)) return await describeGguf(program, at);
    const source = await recogniseWeights(at);
    if (!source) return undefined;
    const known = {
      program,
      path: at,
      id: idFromPath(at, 'imported-model'),
      ...(await describeFiles(source)),
    };
    const refusal = await refusalOf(() => checkWeights(source));
    return isOfAnotherKind(refusal) ? undefined : { ...known, refusal, notes: [] };
  } catch (error) {
    if (isSidecutError(error) || isOfFileSystem(error)) return undefined;
    throw error;
  }
}

/** Adapters, encoders and models that only embed are GGUF files too: they are passed over. */
async function describeGguf(program: string, at: string): Promise<FoundWeights | undefined> {
  const id = idFromPath(at, 'imported-model');
  const known = await stat(at);
  const header: { found?: GgufHeader } = {};
  const refusal = await refusalOf(() => {
    header.found = readGgufHeader(at);
  });
  if (isOfAnotherKind(refusal)) return undefined;
  const isUntaught = header.found?.hasChatTemplate === false;
  return {
    ...{ program, path: at, id, bytes: known.size, file: fileOf(known), refusal },
    notes: isUntaught ? [note('no-chat-template', { model: id })] : [],
  };
}

function isNamedGguf(name: string): boolean {
  return /\.gguf$/i.test(name);
}

function fileOf({ dev, ino }: { readonly dev: number; readonly ino: number }): string {
  return `${String(dev)} ${String(ino)}`;
}

function isOfFileSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

async function describeFiles(source: WeightsSource): Promise<Pick<FoundWeights, 'bytes' | 'file'>> {
  const files = await Promise.all(filesOf(source).map((file) => stat(file)));
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return { bytes, file: fileOf(files[0]!) };
}

function filesOf(source: WeightsSource): readonly string[] {
  return source.format === 'safetensors' ? source.files : [source.file];
}

async function refusalOf(attempt: () => void | Promise<void>): Promise<SidecutError | undefined> {
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
    refusal !== undefined &&
    isSidecutError(refusal, 'model-unsupported') &&
    (refusal.facts.reason === 'not-weights' || refusal.facts.reason === 'gguf-no-writer')
  );
}
