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

export const usage = `npm run eval:summary -- FOLDER [options]: how near summaries come to those that people wrote.

FOLDER holds meetings as JSON: turns, and summaries by people (three words a second).

  --model FOLDER   also with this sentence embedder (a folder of a model)
  --cache FOLDER   keep vectors there, to be quick the next time
  --seed N         for the random sentences (default 1)
  --show           also every text
  --speed          also how long texts of growing length take
  --json           print one JSON document instead of tables

ROUGE-1, -2 and -L are F1 over words in lower case (1 is best), next to the first sentences and to random ones of the
same number of words; then how many tenths of the video fed the summary or are said to be empty, and the share of its
sentences that stand in the text at the time they name.`;

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
      return 'Name one folder with texts and their summaries.';
    const seed = Number(values.seed ?? 1);
    if (!Number.isInteger(seed) || seed < 1) return '--seed takes a whole number from 1.';
    const { model, cache, show = false, json = false, speed = false } = values;
    return { folder, model, cache, seed, show, json, speed };
  } catch (error) {
    return (error as Error).message;
  }
}
