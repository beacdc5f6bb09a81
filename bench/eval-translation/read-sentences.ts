import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** The same sentences in several languages (BCP 47), each list in the same order. */
export interface ParallelText {
  readonly name: string;
  readonly languages: Readonly<Record<string, readonly string[]>>;
}

const listsSchema = z.object({ languages: z.record(z.string(), z.array(z.string())) });
const rowsSchema = z.array(z.record(z.string(), z.string())).min(1);

export async function readParallelTexts(source: string): Promise<readonly ParallelText[]> {
  const isFolder = (await stat(source)).isDirectory();
  const names = isFolder ? (await readdir(source)).filter((name) => name.endsWith('.json')).toSorted() : [];
  const files = isFolder ? names.map((name) => path.join(source, name)) : [source];
  const texts: ParallelText[] = [];
  for (const file of files) {
    const languages = languagesIn(JSON.parse(await readFile(file, 'utf8')));
    if (languages !== undefined) texts.push({ name: path.basename(file), languages });
  }
  return texts;
}

/** undefined for a file of something else, or whose lists are not of one length. */
export function languagesIn(value: unknown): ParallelText['languages'] | undefined {
  const lists = listsSchema.safeParse(value).data?.languages ?? listsOfRows(value);
  if (lists === undefined) return undefined;
  const lengths = new Set(Object.values(lists).map(({ length }) => length));
  return lengths.size === 1 && !lengths.has(0) ? lists : undefined;
}

/** Of the languages that every row has. */
function listsOfRows(value: unknown): Record<string, string[]> | undefined {
  const rows = rowsSchema.safeParse(value).data;
  if (rows === undefined) return undefined;
  const languages = Object.keys(rows[0]!).filter((language) =>
    rows.every((row) => row[language] !== undefined),
  );
  return Object.fromEntries(languages.map((language) => [language, rows.map((row) => row[language]!)]));
}
