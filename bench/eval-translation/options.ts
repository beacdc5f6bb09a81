import { parseArgs } from 'node:util';

export interface EvalOptions {
  /** A file of sentences, or a folder of such files. */
  readonly source: string;
  /** A model by its id or folder, or `server`. */
  readonly model: string;
  readonly from: string;
  /** Empty: every other language of a file. */
  readonly to: readonly string[];
  /** Sentences of each file at most. */
  readonly max: number;
  /** Every sentence too. */
  readonly show: boolean;
  readonly json: boolean;
}

export const usage = `npm run eval:translation -- FILE|FOLDER --model M [options]: how near translations come to those by people.

FILE is JSON: {"languages": {"en": ["...", ...], "es": ["...", ...]}}, or a list of {"en": "...", "es": "..."}; a FOLDER
holds such files. M is a translator or a language model by its id ("sidecut models list") or folder, or "server" (named
with SIDECUT_WRITER_URL and SIDECUT_WRITER_MODEL). The starter, which knows the sample alone:

  npm run eval:translation -- sample/translations.json --model starter-translation

  --from CODE   what is translated (default en)
  --to LIST     es,de (default: every other language of a file)
  --max N       at most N sentences of a file
  --show        also every sentence, what it should be and what it became
  --json        print one JSON document instead of a table

chrF2 of the whole file as sacreBLEU counts it (100 is best), the share of sentences that Sidecut itself would put into the
review, and sentences a second.`;

/** The options, or a sentence that says what is wrong with them. */
export function parseEvalOptions(args: readonly string[]): EvalOptions | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        model: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        max: { type: 'string' },
        show: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
    const [source] = positionals;
    if (source === undefined || positionals.length > 1) return 'Name one file or folder of sentences.';
    const { model, from = 'en', to = '', show = false, json = false } = values;
    if (model === undefined) return 'Say with which model: --model.';
    const max = Number(values.max ?? Infinity);
    if (values.max !== undefined && (!Number.isInteger(max) || max < 1))
      return '--max takes a whole number from 1.';
    const targets = to.split(',').filter((one) => one !== '');
    return { source, model, from, to: targets, max, show, json };
  } catch (error) {
    return (error as Error).message;
  }
}
