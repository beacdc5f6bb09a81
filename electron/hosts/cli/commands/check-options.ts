import type { Command } from 'commander';
import type { ProfileId } from '../../../../core/profiles/profile.ts';
import { profileIds } from '../../../../core/profiles/profiles.ts';
import { choiceOption } from '../option-values.ts';
import { UsageError } from '../usage-error.ts';
import { normaliseLanguage } from './language-code.ts';

export interface CheckRequest {
  readonly file: string;
  readonly profile: ProfileId;
  readonly video?: string;
  /** A lower-case code, or `auto`. */
  readonly language?: string;
  readonly children?: boolean;
  readonly json?: boolean;
}

const examples = `
Try
  sidecut check captions.srt
  sidecut check captions.srt --profile bbc --video film.mp4

Exit status: 0 nothing found, 1 something found or FILE can't be read, 2 wrong usage.`;

/** `sidecut check FILE` */
export function defineCheck(command: Command, run: (request: CheckRequest) => Promise<void>): void {
  command
    .summary('test subtitles against a guideline')
    .description('Test subtitles against a guideline and name everything that breaks it.')
    .usage('FILE [options]')
    .argument('[files...]', 'one subtitle file')
    .addOption(choiceOption('--profile <name>', profileIds).default('netflix'))
    .option('--video <file>', 'take frame rate, length and shot changes from this video')
    .option(
      '--language <code>',
      "the subtitles' language; decides line length and reading speed (default: by the file, its name or its script, else en)",
      normaliseLanguage,
    )
    .option('--children', 'the reading speed of programmes for children')
    .option('--json', 'print one JSON document on standard output')
    .addHelpText('after', examples)
    .action((files: readonly string[], typed: Omit<CheckRequest, 'file'>) => {
      const [file] = files;
      if (file === undefined || files.length > 1) throw new UsageError('Name one subtitle file');
      return run({ file, ...typed });
    });
}
