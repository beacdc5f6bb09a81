import { Option } from 'commander';
import type { Command } from 'commander';
import { isBilingualFormat } from '../../../../core/formats/bilingual/bilingual-formats.ts';
import { formatById, subtitleFormats } from '../../../../core/formats/registry.ts';
import { profileIds } from '../../../../core/profiles/profiles.ts';
import type { ProfileId } from '../../../../core/profiles/profile.ts';
import { choiceOption, oneOf } from '../option-values.ts';
import { UsageError } from '../usage-error.ts';
import { normaliseTarget } from './language-code.ts';
import { usualProfile } from './usual-profile.ts';

export interface TranslateRequest {
  /** A video, a sound file or a subtitle file. */
  readonly file: string;
  /** BCP 47, each once, at least one. */
  readonly to: readonly string[];
  /** BCP 47; undefined: what the file says, or its words tell. */
  readonly from: string | undefined;
  /** Ids of the registry; none: that of the file, or srt. */
  readonly formats: readonly string[];
  /** Both languages in one file; which of them stands above. */
  readonly bilingual: 'source-first' | 'translation-first' | undefined;
  /** A file of terms. */
  readonly glossary: string | undefined;
  /** The terms of the library count, too. */
  readonly usesLibrary: boolean;
  /** A translator or a language model by its id or folder, or `server`; undefined: the best there is. */
  readonly model: string | undefined;
  readonly profile: ProfileId | undefined;
  readonly outFolder: string | undefined;
  readonly overwrite: boolean;
  /** What an interrupted run translated is forgotten. */
  readonly again: boolean;
  readonly json: boolean;
}

interface Typed {
  readonly to?: readonly string[];
  readonly from?: string;
  readonly format?: readonly string[];
  readonly bilingual?: boolean;
  readonly bilingualFirst?: boolean;
  readonly glossary: string | boolean;
  readonly model?: string;
  readonly profile?: ProfileId;
  readonly out?: string;
  readonly overwrite?: boolean;
  readonly again?: boolean;
  readonly json?: boolean;
}

const description = `Translate subtitles, cue by cue: as many cues as before, at the same times.

FILE is a subtitle file of any format, a video or a sound file; a video is captioned first, and what was recognised before is used again. The translation is written beside FILE as talk.es.srt. A passage in another language is translated from that language. What should be looked at is listed: numbers, names and terms that got lost, lines that did not come back, text too long to be read. An interrupted run goes on where it stopped when the same command is given again.`;

const examples = `
Terms are lines of a text file ("Sidecut" stays as it is, "cut = plano" is translated so), or a table whose first line names the languages.

Try
  sidecut translate talk.mp4 --to es
  sidecut translate talk.srt --to es,de,zh-Hant --glossary terms.txt
  sidecut translate talk.srt --to fr --model m2m100_418M --bilingual
  sidecut translate talk.vtt --to ja --model server

Exit status: 0 done, 1 failed, 2 wrong usage, 130 cancelled.`;

/** `sidecut translate FILE --to LANGUAGES` */
export function defineTranslate(command: Command, run: (request: TranslateRequest) => Promise<void>): void {
  command
    .summary('translate subtitles, cue by cue')
    .description(description)
    .usage('FILE --to LANGUAGES [options]')
    .argument('[files...]', 'a subtitle file, a video or a sound file')
    .addOption(new Option('--to <list>', 'languages to write: es,de,pt-BR,zh-Hant').argParser(parseTargets))
    .option(
      '--from <code>',
      'what it is in (default: what the file says, or its words tell)',
      normaliseTarget,
    )
    .addOption(
      new Option('--format <list>', 'srt, vtt, ass ... (default: that of FILE, or srt)').argParser(
        parseFormats,
      ),
    )
    .option('--bilingual', 'both languages in one file, the translation below')
    .option('--bilingual-first', 'the same, the translation above')
    .option('--glossary <file>', 'terms and what they are in other languages')
    .option('--no-glossary', 'leave the terms of "sidecut glossary list" out')
    .option(
      '--model <id|folder|server>',
      'a translator or a language model of "sidecut models list", a folder, or "server" (default: the best installed)',
    )
    .addOption(
      choiceOption(
        '--profile <name>',
        profileIds,
        `guideline: line lengths, reading speed (default: ${usualProfile})`,
      ),
    )
    .option('--out <dir>', 'write there instead of beside the file')
    .option('--overwrite', 'replace files that are there')
    .option('--again', 'forget what an interrupted run translated')
    .option('--json', 'print one JSON document on standard output')
    .addHelpText('after', examples)
    .action((files: readonly string[], typed: Typed) => run(toRequest(files, typed)));
}

function toRequest(files: readonly string[], typed: Typed): TranslateRequest {
  const [file] = files;
  if (file === undefined || files.length > 1) throw new UsageError('Name one subtitle file or video');
  if (typed.to === undefined) throw new UsageError('Say into which language: --to es');
  const { from, format: formats = [], model, profile } = typed;
  const bilingual =
    typed.bilingualFirst === true
      ? ('translation-first' as const)
      : typed.bilingual === true
        ? ('source-first' as const)
        : undefined;
  if (bilingual !== undefined) formats.forEach(requireBilingual);
  return {
    ...{ file, to: typed.to, from, formats, bilingual, model, profile, outFolder: typed.out },
    glossary: typeof typed.glossary === 'string' ? typed.glossary : undefined,
    usesLibrary: typed.glossary !== false,
    ...{ overwrite: typed.overwrite ?? false, again: typed.again ?? false, json: typed.json ?? false },
  };
}

export function requireBilingual(format: string): void {
  if (!isBilingualFormat(format))
    throw new UsageError(`${formatById(format)!.name} does not take two languages in one file`);
}

function parseTargets(list: string): readonly string[] {
  const targets = list.split(',').filter((one) => one.trim() !== '');
  if (targets.length === 0) throw new UsageError('Say into which language: --to es');
  return [...new Set(targets.map(normaliseTarget))];
}

function parseFormats(list: string): readonly string[] {
  const known = subtitleFormats().map(({ id }) => id);
  const names = list.split(',').map((name) => name.trim().toLowerCase());
  return [...new Set(names)].map((name) => oneOf('--format', name, known));
}
