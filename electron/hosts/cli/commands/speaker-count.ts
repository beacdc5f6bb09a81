import { Option } from 'commander';
import type { SpeakersOptions } from '../../../../core/analysis/speakers.ts';
import { UsageError } from '../usage-error.ts';

/** How many speak: found, or between two numbers; `tracks`: each track of sound is one. */
export type WantedSpeakers = Pick<SpeakersOptions, 'count' | 'perTrack'>;

const maxSpeakers = 50;

export function speakersOption(about: string): Option {
  return new Option('--speakers <auto|n|min-max|tracks>', about).argParser(parseSpeakers);
}

function parseSpeakers(typed: string): WantedSpeakers {
  if (typed === 'auto') return { count: null, perTrack: false };
  if (typed === 'tracks') return { count: null, perTrack: true };
  const [, from, to = from] = /^(\d+)(?:-(\d+))?$/u.exec(typed) ?? [];
  const [min, max] = [Number(from), Number(to)];
  if (min >= 1 && max >= min && max <= maxSpeakers) return { count: { min, max }, perTrack: false };
  throw new UsageError(
    `--speakers is auto, tracks, a number from 1 to ${maxSpeakers} or a range like 2-4, not "${typed}"`,
  );
}
