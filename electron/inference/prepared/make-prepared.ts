import { createHash, randomUUID } from 'node:crypto';
import { readFile, readdir, rename, rm, writeFile as writeText } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../../../core/parse-json.ts';
import { makeFolder } from '../../system/make-folder.ts';
import { sha256OfFile } from '../../system/sha256-of-file.ts';
import type { QuantisedFile } from '../graph/quantise/quantise-file.ts';
import { writeWeights } from '../graph/quantise/write-weights.ts';
import { requireRoom } from './preparing-trouble.ts';
import { readPrepared, writePreparedLock } from './prepared-lock.ts';
import type { Judgement, WrittenFile } from './prepared-lock.ts';

/** Where what was made of a model is kept, and what tells its weights from others. */
export interface PreparedPlace {
  /** Nothing else lies in it. */
  readonly folder: string;
  readonly source: string;
}

export interface MakeSettings {
  readonly place: PreparedPlace;
  readonly key: string;
  readonly files: readonly QuantisedFile[];
  /** Largest whole number of rounded weights. */
  readonly max: number;
  readonly signal: AbortSignal;
  /** 0 to 1 */
  readonly onProgress: (done: number) => void;
  /** Runs what was made beside what it was made of. */
  readonly judge: () => Promise<Judgement>;
}

/** Changes when the same plan would be written in another way. */
const version = 1;

/** Of what the files will hold, and of everything that the judgement on them depends on. */
export function preparedKey(parts: {
  readonly source: string;
  readonly files: readonly QuantisedFile[];
  readonly max: number;
  readonly machine: string;
}): string {
  const hash = createHash('sha256').update(
    JSON.stringify([version, parts.source, parts.max, parts.machine, parts.files.map(({ plan }) => plan)]),
  );
  for (const { graph } of parts.files) hash.update(graph.bytes);
  return hash.digest('hex');
}

/**
 * [Note: Prepared models]
 * What is made of a model on this machine lies in a folder of its own beside the models: files of weights under names that
 * say what they are made of, and `prepared.json`, written last, with their hashes. Two processes that make the same at once
 * write files of the same content under names of their own and rename them; whoever is killed leaves a file that the next
 * one sweeps away. Without a valid `prepared.json` everything is made again. Nothing here is needed to use the model: where it
 * cannot be made, the model runs as it is.
 */
export async function makePrepared(settings: MakeSettings): Promise<Judgement> {
  const { place, key, files, signal } = settings;
  makeFolder(place.folder);
  await sweep(place.folder, (name) => name.endsWith('.tmp') && !isOfLiving(name));
  const total = files.reduce((sum, { plan }) => sum + plan.bytes, 0);
  await requireRoom(place.folder, total);
  const claim = await claimNames(place.folder, files);
  try {
    return await makeFiles(settings, total, claim);
  } catch (error) {
    // What no lock names is of no use, and on a full disk it would keep it full. Another process may have made the same by now.
    if (!signal.aborted && (await readPrepared(place.folder, key)) === undefined)
      await Promise.all(files.map(({ path }) => rm(path, { force: true }).catch(() => undefined)));
    throw error;
  } finally {
    await rm(claim, { force: true }).catch(() => undefined);
  }
}

async function makeFiles(settings: MakeSettings, total: number, claim: string): Promise<Judgement> {
  const { place, files, signal } = settings;
  let done = 0;
  const written: WrittenFile[] = [];
  for (const file of files) {
    const onBytes = (bytes: number) => settings.onProgress((done += bytes) / total);
    written.push(await writeFile(file, settings, onBytes));
  }
  signal.throwIfAborted();
  const judgement = await settings.judge();
  const kept = judgement.verdict === 'better' ? written : [];
  await writePreparedLock(place.folder, { key: settings.key, judgement, files: kept });
  const names = new Set([...kept.map(({ name }) => name), ...(await claimedNames(place.folder, claim))]);
  await sweep(place.folder, (name) => name.endsWith('.weights') && !names.has(name));
  return judgement;
}

/**
 * Says which weights this making needs until its lock is written: another that ends meanwhile (of other weights under the
 * same name, or for another machine) leaves them. Its name says which process it is of.
 */
async function claimNames(folder: string, files: readonly QuantisedFile[]): Promise<string> {
  const claim = join(folder, `claim.${String(process.pid)}.${randomUUID()}.tmp`);
  await writeText(claim, JSON.stringify(files.map(({ path }) => basename(path))));
  return claim;
}

const namesSchema = z.array(z.string());

async function claimedNames(folder: string, own: string): Promise<readonly string[]> {
  const claims = (await readdir(folder).catch(() => [])).filter(
    (name) => name.startsWith('claim.') && name !== basename(own) && isOfLiving(name),
  );
  const texts = await Promise.all(claims.map((name) => readFile(join(folder, name), 'utf8').catch(() => '')));
  return texts.flatMap((text) => namesSchema.safeParse(parseJson(text)).data ?? []);
}

async function writeFile(
  { path, plan, source }: QuantisedFile,
  { max, signal }: MakeSettings,
  onBytes: (bytes: number) => void,
): Promise<WrittenFile> {
  const temporary = `${path}.${String(process.pid)}.${randomUUID()}.tmp`;
  try {
    const from = dirname(source.path);
    const sha256 = await writeWeights(plan, { from, to: temporary, max, signal, onBytes });
    await rename(temporary, path).catch(async (error: unknown) => {
      // On Windows nobody takes the place of a file that is in use, but the same may lie there already.
      if ((await sha256OfFile(path).catch(() => '')) !== sha256) throw error;
    });
    return { name: basename(path), sha256 };
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Windows keeps a file that a process has open; whoever is last takes it away. */
async function sweep(folder: string, isOld: (name: string) => boolean): Promise<void> {
  const names = (await readdir(folder).catch(() => [])).filter(isOld);
  await Promise.all(names.map((name) => rm(join(folder, name), { force: true }).catch(() => undefined)));
}

/** A temporary file says which process writes it. */
function isOfLiving(name: string): boolean {
  const pid = Number(/\.(\d+)\.[\w-]+\.tmp$/.exec(name)?.[1]);
  if (!Number.isInteger(pid)) return false;
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
