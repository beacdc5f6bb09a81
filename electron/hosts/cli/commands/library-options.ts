import type { Command } from 'commander';
import { UsageError } from '../usage-error.ts';

export type LibraryRequest =
  | { readonly kind: 'list'; readonly filter: readonly string[]; readonly json?: boolean }
  | { readonly kind: 'check'; readonly deep?: boolean; readonly json?: boolean }
  | { readonly kind: 'relink'; readonly folders: readonly string[] };

type Run = (request: LibraryRequest) => Promise<void>;

const examples = `
Try
  sidecut library list --filter plain --filter tag:holiday
  sidecut library check
  sidecut library relink /media/archive

Exit status: 0 done, 1 something is missing or failed, 2 wrong usage.`;

const filterHelp = `only videos that fit, also several times: plain (not captioned), captioned, review, missing, lang:es, speaker:NAME, tag:NAME, rating:3 (or more), folder:NAME, or a part of the name`;

/** `sidecut library COMMAND` */
export function defineLibrary(command: Command, run: Run): void {
  command
    .summary('the videos of the library: list, check, find moved files')
    .description('The videos that the app knows. Nothing here ever changes or deletes a video file.')
    .usage('COMMAND ...')
    .addHelpText('after', examples);
  command
    .command('list')
    .summary('the videos, one a line')
    .description('The videos of the library, the one opened or added last first.')
    .usage('[options]')
    .option('--filter <what>', filterHelp, (what: string, all: readonly string[]) => [...all, what], [])
    .option('--json', 'print one JSON document on standard output')
    .action((typed: { readonly filter: readonly string[]; readonly json?: boolean }) =>
      run({ kind: 'list', ...typed }),
    );
  command
    .command('check')
    .summary('which files are missing, changed or damaged, and what to do')
    .description('Look for the file of every video, and say what is missing, changed or damaged.')
    .usage('[options]')
    .option('--deep', 'read the files and compare what is in them: slow, and sure')
    .option('--json', 'print one JSON document on standard output')
    .action((typed: { readonly deep?: boolean; readonly json?: boolean }) =>
      run({ kind: 'check', ...typed }),
    );
  command
    .command('relink')
    .summary('find missing files in a folder')
    .description(
      'Look through a folder and all in it for files that are missing in the library, whatever they are called now, and take them. Close the app first.',
    )
    .usage('FOLDER...')
    .argument('[folders...]', 'where the files may be now')
    .action((folders: readonly string[]) => {
      if (folders.length === 0) throw new UsageError('Look in which folder?');
      return run({ kind: 'relink', folders });
    });
}
