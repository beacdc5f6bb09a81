import type { Command } from 'commander';
import type { SummaryLength } from '../../../../core/analysis/summary.ts';
import { summaryLengthSchema } from '../../../../core/analysis/summary.ts';
import { choiceOption } from '../option-values.ts';
import { UsageError } from '../usage-error.ts';

export const summaryStyles = ['bullets', 'paragraph', 'description'] as const;
export const summaryFormats = ['text', 'markdown', 'html', 'json'] as const;

export interface SummarizeRequest {
  /** A video, a sound file or a subtitle file. */
  readonly file: string;
  readonly length: SummaryLength;
  readonly style: (typeof summaryStyles)[number];
  /** BCP 47; undefined: as it is said. */
  readonly language?: string;
  readonly format: (typeof summaryFormats)[number];
  /** Id or folder of a text embedder, or `none`; undefined: the best one installed. */
  readonly model?: string;
  /** A language model, `server` or `none`; undefined: the best one installed. */
  readonly writer?: string;
  readonly out?: string;
  readonly overwrite?: boolean;
}

const description = `Summarise what is said in a video, chapter by chapter.

FILE is a video, a sound file or a subtitle file. A video is captioned first; what was recognised before is used again. The summary is made of whole sentences as they are said, or, where a language model is installed, written by it and held against what is said; every chapter is in it or is said to be empty. The style "description" is ready to paste under a video: summary, chapters and hashtags.`;

const examples = `
Try
  sidecut summarize talk.mp4
  sidecut summarize talk.srt --length short --style paragraph
  sidecut summarize talk.mp4 --style description
  sidecut summarize talk.mp4 --length long --format markdown --out talk.md

Exit status: 0 done, 1 failed, 2 wrong usage, 130 cancelled.`;

/** `sidecut summarize FILE` */
export function defineSummarize(command: Command, run: (request: SummarizeRequest) => Promise<void>): void {
  command
    .summary('summarise what is said')
    .description(description)
    .usage('FILE [options]')
    .argument('[files...]', 'a video, a sound file or a subtitle file')
    .addOption(choiceOption('--length <name>', summaryLengthSchema.options).default('medium'))
    .addOption(choiceOption('--style <name>', summaryStyles).default('bullets'))
    .option('--language <code>', 'of the summary (default: as it is said)')
    .addOption(choiceOption('--format <name>', summaryFormats).default('text'))
    .option(
      '--model <id|folder>',
      'a text embedder of "sidecut models list", a folder, or "none" (default: the best one installed)',
    )
    .option(
      '--writer <id>',
      'a language model of "sidecut models list", "server" or "none" (default: the best one installed)',
    )
    .option('--out <file>', 'write there instead of on standard output')
    .option('--overwrite', 'replace the file of --out when it is there')
    .addHelpText('after', examples)
    .action((files: readonly string[], typed: Omit<SummarizeRequest, 'file'>) => {
      const [file] = files;
      if (file === undefined || files.length > 1) {
        throw new UsageError('Name one video, sound file or subtitle file');
      }
      return run({ file, ...typed });
    });
}
