import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';

/** The starters that ship, by the name of their folders under models/starter and models/training/held-out. */
export const starterNames = ['whisper', 'embedding', 'clip', 'translation', 'speaker'] as const;
export type StarterName = (typeof starterNames)[number];

/** What the starters speak. */
export const languages = ['en', 'es', 'de', 'fr', 'zh'] as const;
export type Language = (typeof languages)[number];

const models = new URL('../../models/', import.meta.url);

export function starterFolder(name: StarterName): string {
  return fileURLToPath(new URL(`starter/${name}`, models));
}

export function heldOutFile(name: StarterName, file: string): string {
  return fileURLToPath(new URL(`training/held-out/${name}/${file}`, models));
}

export async function readJsonFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  return schema.parse(JSON.parse(await readFile(path, 'utf8')));
}
