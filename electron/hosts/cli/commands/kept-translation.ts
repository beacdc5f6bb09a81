/** What an interrupted `sidecut translate` had until then. */
import { createHash } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { parseJson } from '../../../../core/parse-json.ts';
import { translationDoubtSchema } from '../../../../core/project/translated-cue.ts';
import type { CueTranslation, TranslationWork } from '../../../../core/translation/translation-work.ts';

export interface KeptTranslation {
  /** By id of the cue of the source. */
  readonly cues: ReadonlyMap<string, CueTranslation>;
  readonly keep: (cues: readonly CueTranslation[]) => Promise<void>;
  /** The work is done. */
  readonly forget: () => Promise<void>;
}

/** Nobody came back to it. */
const forgetAfterMs = 60 * 24 * 3600 * 1000;

const lineSchema = z.array(
  z.object({ of: z.string(), text: z.string(), doubts: z.array(translationDoubtSchema) }),
);

/** One file for each work: the same cues, languages, terms, guideline and engine. `again`: as if nothing was kept. */
export async function openKeptTranslation(
  folder: string,
  { sources, from, to, profile, terms }: TranslationWork,
  { engine, again }: { readonly engine: string; readonly again: boolean },
): Promise<KeptTranslation> {
  await mkdir(folder, { recursive: true });
  await forgetOld(folder);
  const said = sources.map(({ startMs, endMs, text, language }) => [startMs, endMs, text, language]);
  const work = JSON.stringify([
    said,
    from,
    to,
    profile,
    terms.map(({ text, keep, translations }) => [text, keep, translations]),
    engine,
  ]);
  const name = createHash('sha256').update(work).digest('hex').slice(0, 32);
  const file = path.join(folder, `${name}.jsonl`);
  if (again) await rm(file, { force: true });
  return {
    cues: new Map((await readKept(file)).map((cue) => [cue.of, cue])),
    // Each begins a line: what a kill tore stays alone.
    keep: (cues) => appendFile(file, `\n${JSON.stringify(cues)}`),
    forget: () => rm(file, { force: true }),
  };
}

/** A line that was torn by a kill is none. */
async function readKept(file: string): Promise<readonly CueTranslation[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => lineSchema.safeParse(parseJson(line)).data ?? []);
}

async function forgetOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Infinity }));
    if (Date.now() - mtimeMs > forgetAfterMs) await rm(file, { force: true });
  }
}
