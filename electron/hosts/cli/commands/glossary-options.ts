import type { Command } from 'commander';
import { UsageError } from '../usage-error.ts';

export type GlossaryRequest =
  | { readonly kind: 'list'; readonly json?: boolean }
  | { readonly kind: 'add'; readonly terms: readonly string[]; readonly from?: string }
  | { readonly kind: 'remove'; readonly terms: readonly string[] };

type Run = (request: GlossaryRequest) => Promise<void>;

const examples = `
Try
  sidecut glossary add "Ada Lovelace" Kolmogorov
  sidecut glossary add --from names.txt
  sidecut glossary list > names.txt

A file has a name on each line; lines that begin with # are passed over. Names of single videos are kept in the app.
Exit status: 0 done, 1 failed, 2 wrong usage.`;

/** `sidecut glossary COMMAND` */
export function defineGlossary(command: Command, run: Run): void {
  command
    .summary('names and terms that transcriptions expect')
    .description(
      'Names and terms as they are to be written. Every transcription expects them, here and in the app; "sidecut caption --no-glossary" does not.',
    )
    .usage('COMMAND ...')
    .addHelpText('after', examples);
  command
    .command('list')
    .summary('the names, one a line')
    .description('The names and terms of the library, one a line.')
    .usage('[options]')
    .option('--json', 'print one JSON document on standard output')
    .action((typed: { readonly json?: boolean }) => run({ kind: 'list', ...typed }));
  command
    .command('add')
    .summary('add names')
    .description('Add names and terms; one that differs from a known one in case alone takes its place.')
    .usage('NAME... [options]')
    .argument('[names...]', 'names and terms as they are to be written')
    .option('--from <file>', 'a text file with a name on each line')
    .action((terms: readonly string[], typed: { readonly from?: string }) => {
      if (terms.length === 0 && typed.from === undefined) throw new UsageError('Add which names?');
      return run({ kind: 'add', terms, ...typed });
    });
  command
    .command('remove')
    .summary('remove names')
    .description('Remove names and terms, whatever their case.')
    .usage('NAME...')
    .argument('[names...]', 'names of the list')
    .action((terms: readonly string[]) => {
      if (terms.length === 0) throw new UsageError('Remove which names?');
      return run({ kind: 'remove', terms });
    });
}
