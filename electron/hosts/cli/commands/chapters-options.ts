import { Option } from 'commander';
import type { Command } from 'commander';
import type { ChapterFormatId } from '../../../../core/formats/chapters/registry.ts';
import { choiceOption } from '../option-values.ts';
import { UsageError } from '../usage-error.ts';

/** By the names that people type. */
export const chapterFormatNames = {
  youtube: 'youtube-chapters',
  vtt: 'vtt-chapters',
  podcast: 'podcast-chapters',
  csv: 'csv-chapters',
  ffmetadata: 'ffmetadata',
  ogm: 'ogm',
  edl: 'resolve-edl',
  fcp7: 'fcp7-markers',
  fcpxml: 'fcpxml-chapters',
  otio: 'otio',
  audition: 'audition',
} as const satisfies Readonly<Record<string, ChapterFormatId>>;
export type ChapterFormatName = keyof typeof chapterFormatNames;

export type WantedCount = number | 'more' | 'fewer';

export interface ChaptersRequest {
  /** A video, a sound file or a subtitle file. */
  readonly file: string;
  /** Of a subtitle file. */
  readonly video?: string;
  /** undefined: a list for people. */
  readonly format?: ChapterFormatName;
  readonly count?: WantedCount;
  /** `1`: parts. */
  readonly level: '1' | '2';
  /** Id or folder of a text embedder, or `none`; undefined: the best one installed. */
  readonly model?: string;
  /** A language model, `server` or `none`; undefined: the best one installed. */
  readonly writer?: string;
  readonly out?: string;
  readonly overwrite?: boolean;
  readonly json?: boolean;
}

const description = `Find where something new begins in a video, and name it.

FILE is a video, a sound file or a subtitle file. A video is captioned first; what was recognised before is used again. Chapters are found by words, pauses, speakers and pictures; where a text embedder is installed, by what is meant too. A video in which nobody speaks is divided by what is seen. Each chapter says why it begins where it does.`;

const examples = `
Try
  sidecut chapters talk.mp4
  sidecut chapters talk.srt --video talk.mp4
  sidecut chapters talk.mp4 --format youtube
  sidecut chapters talk.mp4 --count fewer --format ffmetadata --out talk.ffmetadata.txt

Exit status: 0 done, 1 failed, 2 wrong usage, 130 cancelled.`;

/** `sidecut chapters FILE` */
export function defineChapters(command: Command, run: (request: ChaptersRequest) => Promise<void>): void {
  command
    .summary('find chapters and name them')
    .description(description)
    .usage('FILE [options]')
    .argument('[files...]', 'a video, a sound file or a subtitle file')
    .option('--video <file>', 'the video of a subtitle file: chapters then keep to its cuts')
    .addOption(
      choiceOption(
        '--format <name>',
        Object.keys(chapterFormatNames),
        'for other programs (default: by the name of --out, else a list with reasons)',
      ),
    )
    .addOption(wantedCount())
    .addOption(choiceOption('--level <n>', ['1', '2'], 'parts only, or chapters').default('2'))
    .option(
      '--model <id|folder>',
      'a text embedder of "sidecut models list", a folder, or "none" (default: the best one installed)',
    )
    .option(
      '--writer <id>',
      'who names them: a language model of "sidecut models list", "server" or "none" (default: the best one installed)',
    )
    .option('--out <file>', 'write there instead of on standard output')
    .option('--overwrite', 'replace the file of --out when it is there')
    .option('--json', 'print one JSON document on standard output')
    .addHelpText('after', examples)
    .action((files: readonly string[], typed: Omit<ChaptersRequest, 'file'>) => {
      const [file] = files;
      if (file === undefined || files.length > 1) {
        throw new UsageError('Name one video, sound file or subtitle file');
      }
      return run({ file, ...typed });
    });
}

function wantedCount(): Option {
  const about = 'how many chapters, or more or fewer than usual (default: as the video has them)';
  return new Option('--count <n|more|fewer>', about).argParser((typed: string): WantedCount => {
    if (typed === 'more' || typed === 'fewer') return typed;
    const count = Number(typed);
    if (Number.isInteger(count) && count >= 1) return count;
    throw new UsageError(`--count is a whole number from 1, more or fewer, not "${typed}"`);
  });
}
