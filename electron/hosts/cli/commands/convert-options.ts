import { Option } from 'commander';
import type { Command } from 'commander';
import { chapterFormats } from '../../../../core/formats/chapters/registry.ts';
import type { SpeakerWay } from '../../../../core/cues/speaker-way.ts';
import { subtitleFormats } from '../../../../core/formats/registry.ts';
import { parseFrameRate } from '../../../../core/time/frame-rate.ts';
import type { FrameRate } from '../../../../core/time/frame-rate.ts';
import { readTimecode } from '../../../../core/time/timecode.ts';
import { choiceOption } from '../option-values.ts';
import { speakersAsOption } from './speakers-as.ts';
import { UsageError } from '../usage-error.ts';

const encodings = ['utf-8', 'utf-16le', 'windows-1252'] as const;

export interface ConvertRequest {
  readonly from: string;
  readonly to: string;
  readonly fromEncoding?: string;
  /** BCP 47, as the person typed it. */
  readonly language?: string;
  /** False for SCC without drop frame. */
  readonly dropFrame?: boolean;
  readonly encoding: (typeof encodings)[number];
  readonly bom?: boolean;
  readonly crlf?: boolean;
  readonly fps?: FrameRate;
  /** Of the video's first frame, for markers. */
  readonly startTimecode?: string;
  readonly overwrite?: boolean;
  /** Of OUT, where its extension does not tell. */
  readonly format?: string;
  readonly wordTimes: boolean;
  readonly speakersAs?: SpeakerWay;
  /** Another file, which is written below, or above with `bilingualFirst`. */
  readonly bilingual?: string;
  readonly bilingualFirst?: boolean;
}

const writable = [...subtitleFormats().map(({ id }) => id), ...Object.keys(chapterFormats)];

const chapterEndings = Object.values(chapterFormats)
  .map(({ extension }) => `.${extension}`)
  .join(', ');

const description = `Read subtitles and write them in the format of OUT's extension, or in that of --format.

Reads and writes .srt (SubRip), .vtt (WebVTT), .ass and .ssa, .ttml and .dfxp, .itt (Apple), .sbv, .lrc, .sub (MicroDVD), .csv, .smi (SAMI), .scc, .stl (EBU) and .json, and writes .txt, .fcpxml (Final Cut Pro captions) and EBU-TT-D. It also reads the JSON of Whisper, WhisperX, faster-whisper, whisper.cpp, Deepgram and AssemblyAI, Whisper's .tsv and YouTube's .srv1 to .srv3 and .json3. IN is recognised by what is in it, and so is its encoding. What was wrong in IN is repaired and reported on standard error with its line; a .json OUT carries the same reports.

It turns chapters into chapters, too: where OUT ends in ${chapterEndings}, or --format names one of these, IN is such a file, the marker list of Premiere, or a video with chapters.`;

const examples = `
Try
  sidecut convert captions.srt captions.vtt
  sidecut convert broken.srt repaired.srt
  sidecut convert captions.vtt cues.json
  sidecut convert old.sub new.srt --fps 23.976
  sidecut convert talk.es.srt talk.es-en.ass --bilingual talk.en.srt
  sidecut convert interview.vtt interview.srt --speakers-as name
  sidecut convert talk.mp4 talk.chapters.txt
  sidecut convert talk.chapters.txt talk.markers.edl --fps 29.97 --start-timecode "01:00:00;00"

Exit status: 0 done (repairs are not failures), 1 failed, 2 wrong usage.`;

/** `sidecut convert IN OUT` */
export function defineConvert(command: Command, run: (request: ConvertRequest) => Promise<void>): void {
  command
    .summary('from one subtitle format into another, by extension')
    .description(description)
    .usage('IN OUT [options]')
    .argument('[files...]', 'the file to read and the file to write')
    .option('--from-encoding <name>', "IN's encoding, such as windows-1251 or big5 (default: found out)")
    .addOption(choiceOption('--encoding <name>', encodings, "OUT's encoding").default('utf-8'))
    .addOption(choiceOption('--format <name>', writable, "OUT's format, where its extension does not tell"))
    .option('--bom', 'begin OUT with a byte order mark')
    .option('--crlf', 'end lines as Windows does')
    .addOption(frameRateOption())
    .addOption(startTimecodeOption())
    .option(
      '--language <code>',
      "IN's language: which one to read of several (.smi), and a hint to its encoding",
    )
    .option('--no-drop-frame', 'count all frames in the timecodes of .scc')
    .option('--no-word-times', 'leave times of words out of .vtt, .ass and .lrc')
    .addOption(speakersAsOption())
    .option('--bilingual <file>', 'write the text of this file, too, below that of IN at the same times')
    .option('--bilingual-first', 'write it above')
    .option('--overwrite', 'replace OUT when it is there')
    .addHelpText('after', examples)
    .action((files: readonly string[], typed: Omit<ConvertRequest, 'from' | 'to'>) => {
      const [from, to] = files;
      if (from === undefined || to === undefined || files.length > 2)
        throw new UsageError('Name the file to read and the file to write');
      return run({ from, to, ...typed });
    });
}

function startTimecodeOption(): Option {
  const about =
    'timecode of the first frame of the video, for markers; with ; before the frames it drops numbers';
  return new Option('--start-timecode <timecode>', about).argParser((typed: string) => {
    if (readTimecode(typed) !== null) return typed;
    throw new UsageError(`--start-timecode is a timecode such as 01:00:00:00 or 01:00:00;00, not "${typed}"`);
  });
}

function frameRateOption(): Option {
  const about = 'frames a second of the video, for .sub and other files that count frames (default: 25)';
  return new Option('--fps <rate>', about).argParser((typed: string) => {
    const rate = parseFrameRate(typed);
    if (rate !== null) return rate;
    throw new UsageError(`--fps is a frame rate such as 25, 23.976 or 30000/1001, not "${typed}"`);
  });
}
