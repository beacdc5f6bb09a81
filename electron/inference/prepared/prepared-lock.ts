import { randomUUID } from 'node:crypto';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../../../core/parse-json.ts';
import { sha256OfFile } from '../../system/sha256-of-file.ts';

const preparedFileSchema = z.strictObject({
  name: z.string().min(1),
  bytes: z.int().nonnegative(),
  sha256: z.string(),
  /** As they were when the content was last known to be right: what still has them is not read again. */
  mtimeMs: z.number(),
  ctimeMs: z.number(),
});

const judgementSchema = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('better') }),
  /** Milliseconds of the same sound. */
  z.strictObject({
    verdict: z.literal('slower'),
    floatMs: z.number(),
    bytesMs: z.number(),
    /** Measured twice: the first time the machine may have been busy. */
    isConfirmed: z.literal(true).exactOptional(),
  }),
  /** Norm of the difference over the norm of the numbers. */
  z.strictObject({
    verdict: z.literal('differs'),
    part: z.enum(['encoder', 'decoder']),
    difference: z.number(),
    allowed: z.number(),
  }),
]);
/** What came of comparing what was made with what it was made of. */
export type Judgement = Readonly<z.infer<typeof judgementSchema>>;

const lockSchema = z.strictObject({
  format: z.literal(1),
  /** Of everything that what was made depends on: the model, how it is made, the machine. */
  key: z.string(),
  judgement: judgementSchema,
  /** None where nothing is kept, since it would not be used. */
  files: z.array(preparedFileSchema).readonly(),
});
export type PreparedLock = Readonly<z.infer<typeof lockSchema>>;

const lockName = 'prepared.json';

/** The judgement of what lies there; undefined where nothing does, or not for this key, or not as it was made. */
export async function readPrepared(folder: string, key: string): Promise<Judgement | undefined> {
  const text = await readFile(join(folder, lockName), 'utf8').catch(() => '');
  const parsed = lockSchema.safeParse(parseJson(text));
  if (!parsed.success || parsed.data.key !== key) return undefined;
  for (const file of parsed.data.files) if (!(await isIntact(folder, file))) return undefined;
  return parsed.data.judgement;
}

/** A first measurement on a busy machine is made once more, when so much time has passed that it may be idle. */
const measureAgainMs = 10 * 60_000;

/** Whether what lies there was judged once, a while ago, by a measurement that may come out otherwise. */
export async function mayMeasureAgain(
  folder: string,
  judgement: Judgement,
  nowMs = Date.now(),
): Promise<boolean> {
  if (judgement.verdict !== 'slower' || judgement.isConfirmed === true) return false;
  const lock = await stat(join(folder, lockName)).catch(() => undefined);
  return lock !== undefined && nowMs - lock.mtimeMs >= measureAgainMs;
}

async function isIntact(folder: string, file: PreparedLock['files'][number]): Promise<boolean> {
  const path = join(folder, file.name);
  const now = await stat(path).catch(() => undefined);
  if (now?.size !== file.bytes) return false;
  if (now.mtimeMs === file.mtimeMs && now.ctimeMs === file.ctimeMs) return true;
  return (await sha256OfFile(path).catch(() => '')) === file.sha256;
}

export interface WrittenFile {
  readonly name: string;
  readonly sha256: string;
}

/** Written beside and renamed, so that it is either whole or not there. */
export async function writePreparedLock(
  folder: string,
  {
    key,
    judgement,
    files,
  }: Omit<PreparedLock, 'format' | 'files'> & { readonly files: readonly WrittenFile[] },
): Promise<void> {
  const described = await Promise.all(
    files.map(async ({ name, sha256 }) => {
      const { size, mtimeMs, ctimeMs } = await stat(join(folder, name));
      return { name, bytes: size, sha256, mtimeMs, ctimeMs };
    }),
  );
  const lock: PreparedLock = { format: 1, key, judgement, files: described };
  const temporary = join(folder, `${lockName}.${process.pid}.${randomUUID()}.tmp`);
  await writeFile(temporary, JSON.stringify(lock, undefined, 2), { flush: true });
  await rename(temporary, join(folder, lockName));
}
