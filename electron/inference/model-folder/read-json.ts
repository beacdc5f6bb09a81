import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { SidecutError } from '../../../core/errors.ts';

/** The largest tokenizer.json in use (250,000 tokens with their scores) has 17 MB; nothing honest is larger. */
const maxJsonBytes = 64 * 1024 ** 2;

/** A JSON file of a model's folder, checked; fails with `model-missing-file` or `model-damaged`. */
export async function readJson<Schema extends z.ZodType>(
  folder: string,
  name: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const value = await readJsonIfThere(folder, name, schema);
  if (value !== undefined) return value;
  throw new SidecutError('model-missing-file', { reason: 'not-in-folder', folder, file: name });
}

export async function readJsonIfThere<Schema extends z.ZodType>(
  folder: string,
  name: string,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  const text = await readBounded(join(folder, name));
  if (text === undefined) return undefined;
  const parsed = schema.safeParse(parseJson(text, folder, name));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  const problem = issue?.message ?? '';
  throw new SidecutError(
    'model-damaged',
    { reason: 'wrong-value', folder, file: name, field, problem },
    { cause: parsed.error },
  );
}

function parseJson(text: string, folder: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SidecutError('model-damaged', { reason: 'not-json', folder, file }, { cause });
  }
}

async function readBounded(path: string): Promise<string | undefined> {
  const file = await open(path).catch((cause: unknown) => {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new SidecutError('file-unreadable', { reason: 'file', path, said: code }, { cause });
  });
  if (!file) return undefined;
  await using opened = file;
  const { size } = await opened.stat();
  if (size > maxJsonBytes)
    throw new SidecutError('model-damaged', { reason: 'config-too-large', path, bytes: size });
  return await opened.readFile('utf8');
}
