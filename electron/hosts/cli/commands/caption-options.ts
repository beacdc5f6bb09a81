import { parseArguments, oneOf, positiveInteger, usageError } from '../parse-arguments.ts';
import { deviceChoiceSchema } from '../../../inference/contract.ts';
import type { DeviceChoice } from '../../../inference/contract.ts';
import { PROFILE_IDS } from '../../../../core/profiles/profiles.ts';
import type { ProfileId } from '../../../../core/profiles/profile.ts';
import { normaliseLanguage } from './language-code.ts';

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
  readonly task: (typeof tasks)[number];
  readonly model: string | undefined;
  readonly precision: (typeof precisions)[number];
  readonly profile: ProfileId;
  /** It was named: then what is recognised already is only laid out anew. */
  readonly isProfileGiven: boolean;
  readonly device: DeviceChoice;
  /** 0: chosen for this computer. */
  readonly threads: number;
  /** From 1. */
  readonly track: number | undefined;
  readonly prompt: string | undefined;
  readonly beamSize: number;
  readonly previousText: boolean;
  readonly words: boolean;
  readonly overwrite: boolean;
  readonly json: boolean;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** The options of `sidecut caption`, or `help` when that was asked for. */
export function parseCaptionOptions(args: readonly string[]): CaptionOptions | 'help' {
  const { values, positionals } = parseArguments('caption', args, {
    out: text,
    format: text,
    language: text,
    task: text,
    model: text,
    precision: text,
    profile: text,
    device: text,
    threads: text,
    track: text,
    prompt: text,
    beam: text,
    'previous-text': flag,
    words: flag,
    overwrite: flag,
    json: flag,
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help) return 'help';
  if (positionals.length === 0) throw usageError('caption', 'Name at least one video or sound file');
  const whole = (option: string, value: string | undefined) =>
    value === undefined ? undefined : positiveInteger('caption', option, value);
  const beamSize = whole('beam', values.beam) ?? 1;
  if (beamSize > 16) throw usageError('caption', `--beam is at most 16, not ${beamSize}`);
  const threads = whole('threads', values.threads) ?? 0;
  if (threads > 256) throw usageError('caption', `--threads is at most 256, not ${threads}`);
  return {
    files: positionals,
    outFolder: values.out,
    formats: parseFormats(values.format ?? 'srt'),
    language: normaliseLanguage(values.language ?? 'auto'),
    task: oneOf('caption', 'task', values.task ?? 'transcribe', tasks),
    model: values.model,
    precision: oneOf('caption', 'precision', values.precision ?? 'auto', precisions),
    profile: oneOf('caption', 'profile', values.profile ?? 'netflix', PROFILE_IDS),
    isProfileGiven: values.profile !== undefined,
    device: oneOf('caption', 'device', values.device ?? 'auto', deviceChoiceSchema.options),
    threads,
    track: whole('track', values.track),
    prompt: values.prompt,
    beamSize,
    previousText: values['previous-text'] ?? false,
    words: values.words ?? false,
    overwrite: values.overwrite ?? false,
    json: values.json ?? false,
  };
}

function parseFormats(list: string): CaptionFormat[] {
  const names = list.split(',').map((name) => name.trim().toLowerCase());
  return [...new Set(names)].map((name) => oneOf('caption', 'format', name, captionFormats));
}
