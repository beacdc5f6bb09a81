import { parseArgs } from 'node:util';
import { deviceChoiceSchema } from '../../core/devices.ts';
import type { DeviceChoice } from '../../core/devices.ts';

export interface EvalOptions {
  readonly folder: string;
  /** Its questions have no answer in `folder`, and the other way round. */
  readonly other: string | undefined;
  /** Text embedder, by its id in the store or its folder; undefined: words alone. */
  readonly model: string | undefined;
  /** CLIP or SigLIP. */
  readonly pictures: string | undefined;
  readonly device: DeviceChoice;
  readonly limit: number | undefined;
  /** Of the questions of howto: `es`, `de`, `fr`, `zh`. */
  readonly language: string | undefined;
  readonly cache: string | undefined;
  readonly json: boolean;
}

export const usage = `npm run eval:search -- FOLDER [OTHER] [options]: how often search finds the right moment.

FOLDER holds questions.json and videos.json (TutorialVQA as sentences), meetings of QMSum as JSON, BEIR's layout
(corpus.jsonl, queries.jsonl, qrels/test.tsv), or clips with their sentences in the layouts of MSR-VTT, WebVid (results_2M_val.csv)
or HowTo100M (caption.json), the media anywhere below. Everything goes into an index of its own, which is thrown away, by the
services behind "sidecut search". With OTHER the questions of each folder are put to the other one too, where they have no answer.

  --model M         a text embedder, in the store or a folder (without: words alone)
  --pictures M      an image-text model, for clips (default: the starter, which knows the sample alone)
  --device D        ${deviceChoiceSchema.options.join(', ')} (default: auto)
  --language CODE   the forty questions of howto that were put into es, de, fr, zh; en: the same forty
  --limit N         only N questions
  --cache FOLDER    keep vectors of texts there, to be quick the next time
  --json            print one JSON document instead of a table

A place is right when it has some of what people marked as the answer: of howto the window of five sentences around the middle of
the moment, of meetings the moment itself, within the question's meeting. Lists are measured without the line of "no match"; how
many right ones fall below it is told on its own.`;

/** The options, or a sentence that says what is wrong with them. */
export function parseEvalOptions(args: readonly string[]): EvalOptions | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ model: { type: 'string' }, pictures: { type: 'string' }, device: { type: 'string' } },
        ...{ limit: { type: 'string' }, language: { type: 'string' }, cache: { type: 'string' } },
        json: { type: 'boolean' },
      },
    });
    const [folder, other] = positionals;
    if (folder === undefined || positionals.length > 2) return 'Name one folder, or two.';
    const limit = values.limit === undefined ? undefined : Number(values.limit);
    if (limit !== undefined && (!Number.isInteger(limit) || limit < 1))
      return '--limit takes a whole number from 1.';
    const device = deviceChoiceSchema.safeParse(values.device ?? 'auto');
    if (!device.success) return `--device takes one of ${deviceChoiceSchema.options.join(', ')}.`;
    const { model, pictures, language, cache, json = false } = values;
    return { folder, other, model, pictures, device: device.data, limit, language, cache, json };
  } catch (error) {
    return (error as Error).message;
  }
}
