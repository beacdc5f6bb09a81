import { parseArgs } from 'node:util';

export interface EvalOptions {
  readonly folder: string;
  /** One run for each of these times each of the next two; undefined: what the app takes by itself. */
  readonly models: readonly (string | undefined)[];
  readonly precisions: readonly (string | undefined)[];
  readonly beams: readonly (number | undefined)[];
  /** `given`: the truth's own language is told to the app; else what stands here, `auto` among it. */
  readonly language: string;
  /** Clips of a large set, spread evenly over it. */
  readonly limit: number | undefined;
  readonly show: boolean;
  readonly json: boolean;
  /** Passed on to `sidecut caption` as they stand. */
  readonly further: readonly string[];
}

export const usage = `npm run eval:voices -- FOLDER [options]: how well real voices are recognised.

FOLDER holds sound and what is said in it: truth.json ([{ "file", "language", "text", "words"? }]), LibriSpeech's layout
(*.trans.txt beside *.flac) or Common Voice's (validated.tsv beside clips/). Every file goes through the services behind
"sidecut caption", with the models of this user's store; nothing that was recognised before is used or kept.

  --model LIST       models of the store or folders, separated by commas (default: the best one installed)
  --precision LIST   weights to load (default: what the app takes)
  --beam LIST        widths of the beam (default: what the app takes)
  --language CODE    given (the truth's own, the default), auto, or one for all
  --limit N          only N clips, spread evenly
  --show             also every place where words are wrong, lost or invented
  --json             print one JSON document instead of tables
  -- ...             what follows goes to "sidecut caption", such as -- --threads 2

Words are compared after normalisation (core/evaluation/normalise-speech.ts): case, punctuation and, for English,
contractions, numbers and spelling tell no difference; Chinese, Japanese, Korean, Thai, Lao, Burmese and Khmer are
counted by characters. Wrong words are exchanged, lost and invented ones in a hundred words said.`;

/** The options, or a sentence that says what is wrong with them. */
export function parseEvalOptions(args: readonly string[]): EvalOptions | string {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') return parsed;
  const { values, positionals, further } = parsed;
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) return 'Name one folder with sound and its truth.';
  const beams = listOf(values.beam).map((beam) => (beam === undefined ? undefined : Number(beam)));
  if (!beams.every((beam) => beam === undefined || isCount(beam)))
    return '--beam takes whole numbers from 1.';
  const limit = values.limit === undefined ? undefined : Number(values.limit);
  if (limit !== undefined && !isCount(limit)) return '--limit takes a whole number from 1.';
  const { show = false, json = false, language = 'given' } = values;
  const [models, precisions] = [listOf(values.model), listOf(values.precision)];
  return { folder, models, precisions, beams, language, limit, show, json, further };
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}

function listOf(text: string | undefined): readonly (string | undefined)[] {
  return text === undefined ? [undefined] : text.split(',').map((part) => part.trim());
}

function readArguments(args: readonly string[]) {
  const end = args.indexOf('--');
  const [own, further] = end < 0 ? [args, []] : [args.slice(0, end), args.slice(end + 1)];
  try {
    const { values, positionals } = parseArgs({
      args: [...own],
      allowPositionals: true,
      options: {
        model: { type: 'string' },
        precision: { type: 'string' },
        beam: { type: 'string' },
        language: { type: 'string' },
        limit: { type: 'string' },
        show: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
    return { values, positionals, further };
  } catch (error) {
    return (error as Error).message;
  }
}
