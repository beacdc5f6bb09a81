import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { SidecutError } from '../../../core/errors.ts';

/** The largest tokenizer.json in use (250,000 tokens with their scores) has 17 MB; nothing honest is larger. */
const largestJsonBytes = 64 * 1024 ** 2;

/** A JSON file of a model's folder, checked; fails with `model-missing-file` or `model-damaged`. */
export async function readJson<Schema extends z.ZodType>(
  folder: string,
  name: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const value = await readJsonIfThere(folder, name, schema);
  if (value !== undefined) return value;
  throw new SidecutError(
    'model-missing-file',
    `The model folder ${folder} has no ${name}. Install the model again, or point to a folder that has it.`,
    { details: { path: join(folder, name) } },
  );
}

export async function readJsonIfThere<Schema extends z.ZodType>(
  folder: string,
  name: string,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  const text = await readBounded(join(folder, name));
  if (text === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? describeIssue(cause) : 'is not valid JSON';
    throw new SidecutError('model-damaged', `${name} of ${folder} ${reason}. Install the model again.`, {
      cause,
    });
  }
}

function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return `has a wrong value at "${issue?.path.join('.') ?? ''}" (${issue?.message ?? 'unknown'})`;
}

async function readBounded(path: string): Promise<string | undefined> {
  const file = await open(path).catch((cause: unknown) => {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new SidecutError('file-unreadable', `${path} cannot be read (${code}).`, { cause });
  });
  if (!file) return undefined;
  await using opened = file;
  const { size } = await opened.stat();
  if (size > largestJsonBytes) {
    throw new SidecutError(
      'model-damaged',
      `${path} is too large for a configuration file (${String(size)} bytes).`,
    );
  }
  return await opened.readFile('utf8');
}
