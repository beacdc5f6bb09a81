import { parseArgs } from 'node:util';

/** Of the evaluations of chapters and of summaries. */
export interface StoryOptions {
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

/** `random`: what the seed is for. */
export function optionsUsage(random: string): string {
  return `  --model FOLDER   also with this sentence embedder (a folder of a model)
  --cache FOLDER   keep vectors there, to be quick the next time
  --seed N         for ${random} (default 1)
  --show           also every text
  --speed          also how long texts of growing length take
  --json           print one JSON document instead of tables`;
}

/** The options, or a sentence that says what is wrong with them. `beside`: what the texts of the folder come with. */
export function parseStoryOptions(args: readonly string[], beside: string): StoryOptions | string {
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
      return `Name one folder with texts and their ${beside}.`;
    const seed = Number(values.seed ?? 1);
    if (!Number.isInteger(seed) || seed < 1) return '--seed takes a whole number from 1.';
    const { model, cache, show = false, json = false, speed = false } = values;
    return { folder, model, cache, seed, show, json, speed };
  } catch (error) {
    return (error as Error).message;
  }
}
