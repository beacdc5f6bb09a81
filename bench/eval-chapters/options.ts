import { parseArgs } from 'node:util';

export interface EvalOptions {
  readonly folder: string;
  /** Folder of a sentence embedder; undefined: without one. */
  readonly model: string | undefined;
  readonly cache: string | undefined;
  readonly seed: number;
  /** One line for each text too. */
  readonly show: boolean;
  readonly json: boolean;
  /** Also how long texts of growing length take. */
  readonly speed: boolean;
}

export const usage = `npm run eval:chapters -- FOLDER [options]: how near chapters come to those that people made.

FOLDER holds recordings as JSON (entries with times and chapters on levels), meetings as JSON (turns and topics; three
words a second), texts of Choi's kind (a sentence a line, parts between lines of =), or subtitles, each with its
chapters beside it (NAME.srt with NAME.chapters.vtt or NAME.chapters.txt, lines such as "12:40 Title").

  --model FOLDER   also with this sentence embedder (a folder of a model)
  --cache FOLDER   keep vectors there, to be quick the next time
  --seed N         for the random boundaries (default 1)
  --show           also every text
  --speed          also how long texts of growing length take
  --json           print one JSON document instead of tables

Boundaries are compared by Pk and WindowDiff over sentences (0 is best), and by F1 within 5 and 15 seconds (1 is best),
with the true number given and with the number found.`;

/** The options, or a sentence that says what is wrong with them. */
export function parseEvalOptions(args: readonly string[]): EvalOptions | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        model: { type: 'string' },
        cache: { type: 'string' },
        seed: { type: 'string' },
        show: { type: 'boolean' },
        json: { type: 'boolean' },
        speed: { type: 'boolean' },
      },
    });
    const [folder] = positionals;
    if (folder === undefined || positionals.length > 1)
      return 'Name one folder with texts and their chapters.';
    const seed = Number(values.seed ?? 1);
    if (!Number.isInteger(seed) || seed < 1) return '--seed takes a whole number from 1.';
    const { model, cache, show = false, json = false, speed = false } = values;
    return { folder, model, cache, seed, show, json, speed };
  } catch (error) {
    return (error as Error).message;
  }
}
