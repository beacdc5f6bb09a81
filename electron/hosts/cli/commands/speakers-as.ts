import type { Option } from 'commander';
import { speakerWays } from '../../../../core/cues/speaker-way.ts';
import { speakerWaysOf } from '../../../../core/formats/speakers/speaker-ways.ts';
import type { SpeakerWay } from '../../../../core/cues/speaker-way.ts';
import { choiceOption } from '../option-values.ts';
import { UsageError } from '../usage-error.ts';

/** How speakers are written. `otherwise`: what a format without a place does unless it is told. */
export function speakersAsOption(otherwise = ''): Option {
  return choiceOption(
    '--speakers-as <way>',
    speakerWays,
    `own: in the format's own place; dash, name or color: in the text; none (default: own where the format has a place${otherwise})`,
  );
}

/** Refuses what the format can't do. */
export function requireSpeakerWay(formatId: string, formatName: string, way: SpeakerWay | undefined): void {
  const ways = speakerWaysOf(formatId);
  if (way === undefined || ways.includes(way)) return;
  throw new UsageError(`--speakers-as of ${formatName} is one of ${ways.join(', ')}, not "${way}"`);
}
