import { Option } from 'commander';
import type { Command } from 'commander';
import { searchLegs } from '../../../../core/search/search-leg.ts';
import type { SearchLeg } from '../../../../core/search/search-leg.ts';
import { stringOutFormatForFile } from '../../../../core/formats/string-out/registry.ts';
import { parseTime } from '../../../../core/time/timestamps.ts';
import { countOption, oneOf } from '../option-values.ts';
import { UsageError } from '../usage-error.ts';

export interface SearchRequest {
  /** '' with an example. */
  readonly query: string;
  readonly in: readonly SearchLeg[];
  /** A picture file. */
  readonly image?: string;
  /** A place in a video of the library. */
  readonly like?: { readonly file: string; readonly timeMs: number };
  readonly limit: number;
  readonly order: 'relevance' | 'time' | 'date';
  /** A list of cuts of what is found. */
  readonly stringOut?: string;
  readonly overwrite?: boolean;
  readonly json?: boolean;
}

const description = `Find the moment in the videos that "sidecut index" or the app has indexed.

One list, the best first, each with why: said (its words), meant (what they mean), seen (in the picture), written (in the picture). Where nothing answers, "no match".

In the question: "two words" together, cut* for all that begins so, -word for what must not be there; lang:de speaker:anna tag:b-roll in:holiday before:2026-05 after:2026-01-31.`;

const examples = `
Try
  sidecut search "how to sharpen a knife"
  sidecut search "a dog on the beach" --in seen
  sidecut search --image photo.jpg
  sidecut search --like talk.mp4@12:34
  sidecut search "sunset" --in seen --limit 40 --string-out sunsets.edl

--json prints {query, total, legs: [{leg, state, model}], results: [{name, mediaId, startMs, endMs, score, reasons: [{leg, source, text, marks: [{from, to}], language, speaker, timeMs}]}]}; times in milliseconds, marks in UTF-16 places of text.

Exit status: 0 found, 1 no match or failed, 2 wrong usage, 130 cancelled.`;

/** `sidecut search "..."` */
export function defineSearch(command: Command, run: (request: SearchRequest) => Promise<void>): void {
  command
    .summary('find moments by words, meaning or picture')
    .description(description)
    .usage('"..." [options]')
    .argument('[words...]', 'what is looked for')
    .addOption(
      new Option('--in <legs>', `of ${searchLegs.join(', ')}, one or several with commas (default: all)`)
        .argParser((typed: string) => typed.split(',').map((leg) => oneOf('--in', leg.trim(), searchLegs)))
        .default(searchLegs, 'all'),
    )
    .option('--image <file>', 'find what looks like this picture')
    .addOption(
      new Option(
        '--like <file@time>',
        'find what looks like a place in a video, such as talk.mp4@12:34',
      ).argParser(placeOf),
    )
    .addOption(countOption('--limit <n>', 'at most so many moments', 500).default(10))
    .addOption(
      new Option('--order <by>', 'relevance, time or date')
        .argParser((typed: string) => oneOf('--order', typed, ['relevance', 'time', 'date'] as const))
        .default('relevance'),
    )
    .option(
      '--string-out <file>',
      'write what is found as a list of cuts: .edl, .fcpxml, .xml (Premiere), .otio or .csv',
    )
    .option('--overwrite', 'replace the file of --string-out when it is there')
    .option('--json', 'print one JSON document on standard output')
    .addHelpText('after', examples)
    .action((words: readonly string[], typed: Omit<SearchRequest, 'query'>) => {
      const query = words.join(' ').trim();
      const asked = [query !== '', typed.image !== undefined, typed.like !== undefined].filter(
        Boolean,
      ).length;
      if (asked === 0) throw new UsageError('Say what is looked for, or name a picture with --image');
      if (typed.image !== undefined && typed.like !== undefined) {
        throw new UsageError('Give either --image or --like');
      }
      const { stringOut } = typed;
      if (stringOut !== undefined && stringOutFormatForFile(stringOut) === null) {
        throw new UsageError(
          `--string-out names a file that ends in .edl, .fcpxml, .xml, .otio or .csv, not "${stringOut}"`,
        );
      }
      return run({ query, ...typed });
    });
}

function placeOf(typed: string): { readonly file: string; readonly timeMs: number } {
  const at = typed.lastIndexOf('@');
  const time = at < 1 ? null : parseTime(typed.slice(at + 1));
  if (time === null)
    throw new UsageError(`--like names a file and a time, such as talk.mp4@12:34, not "${typed}"`);
  return { file: typed.slice(0, at), timeMs: Math.max(0, Math.round(time.ms)) };
}
