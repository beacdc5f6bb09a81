import type { Command } from 'commander';
import { choiceOption, countOption } from '../option-values.ts';
import { UsageError } from '../usage-error.ts';
import { speakersOption } from './speaker-count.ts';
import type { WantedSpeakers } from './speaker-count.ts';

export const speakerFormats = ['txt', 'rttm', 'json'] as const;

export interface SpeakersRequest {
  /** A video or a sound file. */
  readonly file: string;
  readonly speakers: WantedSpeakers;
  /** Id or folder of a voice encoder; undefined: the best one installed. */
  readonly model?: string;
  /** Audio track, from 1; undefined: the file's own. */
  readonly track?: number;
  readonly format: (typeof speakerFormats)[number];
  readonly out?: string;
  readonly overwrite?: boolean;
}

const description = `Find who speaks when.

FILE is a video or a sound file. Voices are compared on this computer; nothing is recognised. "sidecut caption --speakers auto" writes who speaks into subtitles. After an interruption the same command goes on where it stopped.`;

const examples = `
Try
  sidecut speakers talk.mp4
  sidecut speakers talk.mp4 --speakers 2-4 --format rttm --out talk.rttm
  sidecut speakers podcast.mkv --speakers tracks

Exit status: 0 done, 1 failed, 2 wrong usage, 130 cancelled.`;

/** `sidecut speakers FILE` */
export function defineSpeakers(command: Command, run: (request: SpeakersRequest) => Promise<void>): void {
  command
    .summary('find who speaks when')
    .description(description)
    .usage('FILE [options]')
    .argument('[files...]', 'a video or a sound file')
    .addOption(
      speakersOption(
        'how many: found, given or bounded; tracks: each track of sound is one person (default: auto)',
      ),
    )
    .option(
      '--model <id|folder>',
      'a voice encoder of "sidecut models list", or a folder (default: the best one installed)',
    )
    .addOption(countOption('--track <n>', "audio track, from 1 (default: the file's default track)"))
    .addOption(
      choiceOption('--format <name>', speakerFormats, 'a list for people, RTTM or one JSON document').default(
        'txt',
      ),
    )
    .option('--out <file>', 'write there instead of on standard output')
    .option('--overwrite', 'replace the file of --out when it is there')
    .addHelpText('after', examples)
    .action((files: readonly string[], typed: Partial<SpeakersRequest> & Pick<SpeakersRequest, 'format'>) => {
      const [file] = files;
      if (file === undefined || files.length > 1) throw new UsageError('Name one video or sound file');
      return run({ speakers: { count: null, perTrack: false }, ...typed, file });
    });
}
