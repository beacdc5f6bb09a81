import type { Command } from 'commander';

export interface IndexRequest {
  /** Videos, and folders with all that is in them; none: the whole library. */
  readonly files: readonly string[];
  readonly model?: string;
  readonly pictureModel?: string;
  /** Undefined: as it was the last time. */
  readonly readText?: boolean;
  readonly json?: boolean;
}

const description = `Make videos searchable: what is said and written, what it means, what is seen.

FOLDERs are looked through with all folders in them. Their videos are added to the library, with the subtitles that lie beside them; nothing is captioned ("sidecut caption" does that, and the app). What is indexed already is not indexed again. Without an argument the whole library is indexed as it is now. Ctrl+C stops: the next run goes on from there.`;

const examples = `
Try
  sidecut index holiday
  sidecut index talk.mp4 interview.mov
  sidecut index

Exit status: 0 done, 1 something could not be indexed, 2 wrong usage, 130 cancelled.`;

/** `sidecut index FOLDER|FILE...` */
export function defineIndex(command: Command, run: (request: IndexRequest) => Promise<void>): void {
  command
    .summary('make videos searchable')
    .description(description)
    .usage('[FOLDER|FILE...] [options]')
    .argument('[files...]', 'videos, or folders with videos')
    .option(
      '--model <id>',
      'the text embedder, of "sidecut models list", or "none" (default: that of the settings, else the best one there is)',
    )
    .option('--picture-model <id>', 'the same for pictures')
    .option(
      '--read-text',
      'also read what is written in the pictures (takes long; "sidecut models install pp-ocr-v4")',
    )
    .option('--no-read-text', 'leave that out again')
    .option('--json', 'print one JSON document on standard output')
    .addHelpText('after', examples)
    .action((files: readonly string[], typed: Omit<IndexRequest, 'files'>) => run({ files, ...typed }));
}
