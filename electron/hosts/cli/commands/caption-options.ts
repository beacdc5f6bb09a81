import { Option } from 'commander';
import type { Command } from 'commander';
import { deviceChoiceSchema } from '../../../../core/devices.ts';
import type { DeviceChoice } from '../../../../core/devices.ts';
import { chineseScripts } from '../../../../core/language/chinese-script.ts';
import type { ChineseScript } from '../../../../core/language/chinese-script.ts';
import type { SpeakerWay } from '../../../../core/cues/speaker-way.ts';
import { profileIds } from '../../../../core/profiles/profiles.ts';
import type { ProfileId } from '../../../../core/profiles/profile.ts';
import { accuracySchema, beamSizeOf, usualAccuracy } from '../../../../core/transcript/accuracy.ts';
import type { Accuracy } from '../../../../core/transcript/accuracy.ts';
import { usualProfile } from './usual-profile.ts';
import { choiceOption, countOption, oneOf } from '../option-values.ts';
import { UsageError } from '../usage-error.ts';
import { normaliseLanguages } from './language-code.ts';
import { speakersOption } from './speaker-count.ts';
import type { WantedSpeakers } from './speaker-count.ts';
import { speakersAsOption } from './speakers-as.ts';

export const captionFormats = ['srt', 'vtt', 'ass', 'ttml', 'sbv', 'lrc', 'csv', 'json', 'txt'] as const;
export type CaptionFormat = (typeof captionFormats)[number];

const tasks = ['transcribe', 'translate'] as const;
const precisions = ['auto', 'fp32', 'fp16', 'int8', 'q4'] as const;

export interface CaptionOptions {
  readonly files: readonly string[];
  readonly outFolder: string | undefined;
  readonly formats: readonly CaptionFormat[];
  /** A lower-case code, or `auto`. */
  readonly language: string;
  /** Where several are spoken: those that come into question. */
  readonly languages: readonly string[] | undefined;
  readonly task: (typeof tasks)[number];
  readonly model: string | undefined;
  readonly precision: (typeof precisions)[number];
  /** undefined: by the shape of the picture. */
  readonly profile: ProfileId | undefined;
  readonly device: DeviceChoice;
  /** 0: chosen for this computer. */
  readonly threads: number;
  /** From 1. */
  readonly track: number | undefined;
  readonly prompt: string | undefined;
  /** The names of the library are expected too. */
  readonly glossary: boolean;
  readonly beamSize: number;
  readonly previousText: boolean;
  /** How Chinese is written; undefined: as it was recognised. */
  readonly script: ChineseScript | undefined;
  /** `uh` and `I I` are written. */
  readonly fillers: boolean;
  /** undefined: nobody is looked for. */
  readonly speakers: WantedSpeakers | undefined;
  /** How they are written; undefined: as each format usually does. */
  readonly speakersAs: SpeakerWay | undefined;
  /** Id or folder of a voice encoder; undefined: the best one installed. */
  readonly voiceModel: string | undefined;
  readonly words: boolean;
  readonly overwrite: boolean;
  /** What an earlier run recognised is forgotten. */
  readonly again: boolean;
  readonly json: boolean;
}

/** What the options are called on the command line. */
interface Typed {
  readonly out?: string;
  readonly format: readonly CaptionFormat[];
  readonly language: readonly string[];
  readonly task: CaptionOptions['task'];
  readonly model?: string;
  readonly precision: CaptionOptions['precision'];
  readonly profile?: ProfileId;
  readonly device: DeviceChoice;
  readonly threads?: number;
  readonly track?: number;
  readonly prompt?: string;
  readonly glossary: boolean;
  readonly beam?: number;
  readonly accuracy: Accuracy;
  readonly previousText?: boolean;
  readonly script?: ChineseScript;
  readonly fillers: boolean;
  readonly speakers?: WantedSpeakers;
  readonly speakersAs?: SpeakerWay;
  readonly voiceModel?: string;
  readonly words?: boolean;
  readonly overwrite?: boolean;
  readonly again?: boolean;
  readonly json?: boolean;
}

const description = `Recognise the speech of videos or sound files and write subtitles.

The subtitles are written beside each file, or into --out. What is finished is kept: after an interruption the same command goes on where it stopped. A subtitle file that is there already is kept unless --overwrite is given.`;

const examples = `
Try
  sidecut caption talk.mp4
  sidecut caption talk.mp4 --model whisper-small_timestamped --language de --format srt,vtt
  sidecut caption *.mov --profile shorts --out captions
  sidecut caption lecture.mkv --track 2 --prompt "Navier-Stokes, Kolmogorov"

Exit status: 0 all done, 1 some failed (the others finished), 2 wrong usage, 130 cancelled.`;

/** `sidecut caption FILE...` */
export function defineCaption(command: Command, run: (options: CaptionOptions) => Promise<void>): void {
  command
    .summary('recognise speech and write subtitles')
    .description(description)
    .usage('FILE... [options]')
    .argument('[files...]', 'videos or sound files; a folder stands for those in it')
    .option('--out <dir>', 'write there instead of beside the file')
    .addOption(formatOption())
    .addOption(languageOption())
    .addOption(
      choiceOption('--task <task>', tasks, 'write what is said, or that in English').default('transcribe'),
    )
    .option(
      '--model <id|folder>',
      'a model of "sidecut models list", or a folder in the Hugging Face layout (default: the best one installed)',
    )
    .addOption(
      choiceOption('--precision <kind>', precisions, 'weights to load when the model has several').default(
        'auto',
      ),
    )
    .addOption(
      choiceOption(
        '--profile <name>',
        profileIds,
        `guideline: line lengths, reading speed, gaps (default: ${usualProfile})`,
      ),
    )
    .addOption(choiceOption('--device <name>', deviceChoiceSchema.options).default('auto'))
    .addOption(countOption('--threads <n>', 'threads for the CPU (default: chosen for this computer)', 256))
    .addOption(countOption('--track <n>', "audio track, from 1 (default: the file's default track)"))
    .option('--prompt <text>', 'names and terms to expect: "Sidecut, Anneliese, Kyoto"')
    .option('--no-glossary', 'do not expect the names of "sidecut glossary list"')
    .addOption(
      choiceOption(
        '--accuracy <name>',
        accuracySchema.options,
        'how carefully to listen: fast takes less time, accurate makes fewer mistakes',
      ).default(usualAccuracy),
    )
    .addOption(
      countOption(
        '--beam <n>',
        `ways of writing that are weighed at once, instead of --accuracy (${accuracySchema.options
          .map((name) => `${name}: ${beamSizeOf[name]}`)
          .join(', ')})`,
        16,
      ),
    )
    .option('--previous-text', 'let each part see the text before it; better wording, slower')
    .addOption(
      choiceOption(
        '--script <name>',
        chineseScripts,
        'write Chinese in Simplified (hans) or Traditional (hant) characters (default: as recognised)',
      ),
    )
    .option('--no-fillers', 'leave out "uh", "um" and false starts ("I I"); what is left out is listed')
    .addOption(speakersOption('find who speaks and write it as each format can'))
    .addOption(speakersAsOption('; else name, with --speakers'))
    .option(
      '--voice-model <id|folder>',
      'for --speakers: a voice encoder of "sidecut models list", or a folder (default: the best one installed)',
    )
    .option('--words', 'print the time of every word too')
    .option('--overwrite', 'replace subtitles that are there; what was recognised already is used again')
    .option('--again', 'forget what an earlier run recognised and recognise anew')
    .option('--json', 'print one JSON document on standard output')
    .addHelpText('after', examples)
    .action((files: readonly string[], typed: Typed) => run(toOptions(files, typed)));
}

function toOptions(files: readonly string[], typed: Typed): CaptionOptions {
  if (files.length === 0) throw new UsageError('Name at least one video or sound file');
  const { task, model, precision, profile, device, track, prompt, glossary } = typed;
  const [language = 'auto', ...more] = typed.language;
  return {
    files,
    outFolder: typed.out,
    formats: typed.format,
    ...{ task, model, precision, profile, device, track, prompt, glossary },
    language: more.length === 0 ? language : 'auto',
    languages: more.length === 0 ? undefined : typed.language,
    threads: typed.threads ?? 0,
    beamSize: typed.beam ?? beamSizeOf[typed.accuracy],
    previousText: typed.previousText ?? false,
    script: typed.script,
    fillers: typed.fillers,
    speakers: typed.speakers,
    speakersAs: typed.speakersAs,
    voiceModel: typed.voiceModel,
    words: typed.words ?? false,
    overwrite: typed.overwrite ?? false,
    again: typed.again ?? false,
    json: typed.json ?? false,
  };
}

/** For commands that need what is said first. */
export function usualCaptionOptions(file: string): CaptionOptions {
  return toOptions([file], {
    ...{ format: ['srt'], language: ['auto'], task: 'transcribe', precision: 'auto', device: 'auto' },
    ...{ glossary: true, accuracy: usualAccuracy, fillers: true },
  });
}

function formatOption(): Option {
  return new Option('--format <list>', `${captionFormats.join(', ')}, separated by commas`)
    .argParser(parseFormats)
    .default(['srt'], 'srt');
}

function parseFormats(list: string): CaptionFormat[] {
  const names = list.split(',').map((name) => name.trim().toLowerCase());
  return [...new Set(names)].map((name) => oneOf('--format', name, captionFormats));
}

function languageOption(): Option {
  return new Option(
    '--language <code>',
    'en, de, zh ... or auto: found for each passage; en,es: found among these',
  )
    .argParser(normaliseLanguages)
    .default(['auto'], 'auto');
}
