import { SidecutError } from '../../../../core/errors.ts';
import { ffmpegInput, ffmpegStart, ffprobeInput } from '../../ffmpeg/ffmpeg-input.ts';
import type { MediaSource } from '../../ffmpeg/ffmpeg-input.ts';
import { lastWords, wordsOfError } from '../../ffmpeg/last-words.ts';
import type { FfmpegTools } from '../../ffmpeg/locate-ffmpeg.ts';
import { runProgram } from '../../ffmpeg/spawn-ffmpeg.ts';
import type { FinishedProgram, ProgramEnd } from '../../ffmpeg/spawn-ffmpeg.ts';
import { startsLikeMedia } from '../check-media-file.ts';
import { parseBanner } from './parse-banner.ts';
import { parseProbe, parseProbeAnswer } from './parse-probe.ts';
import type { ParsedProbe } from './parse-probe.ts';
import { ProbeRemarks } from './probe-remarks.ts';

export interface AnsweredProbe {
  readonly parsed: ParsedProbe;
  /** Its length is made of the bit rate. */
  readonly isGuess: boolean;
  /** False where ffprobe can't open the file at all, though ffmpeg can. */
  readonly hasPackets: boolean;
}

/** What ffprobe tells of the file, and what it remarks. `head`: the file's first bytes. */
export async function askProbe(
  tools: FfmpegTools,
  source: MediaSource,
  head: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<AnsweredProbe> {
  const remarks = new ProbeRemarks();
  const run = await runProgram(
    tools.ffprobe,
    [
      ...['-v', 'repeat+level+warning', '-show_format', '-show_streams', '-show_chapters', '-of', 'json'],
      ...ffprobeInput(source),
    ],
    { signal, onLine: (line) => remarks.push(line) },
  );
  const { path } = source;
  if (run.timedOut) throw new SidecutError('media-damaged', { reason: 'no-answer', path });
  const isStopped = run.exitCode !== 0 && remarks.unopened.size > 0;
  if (run.exitCode !== 0 && !isStopped) throw explainRefusal(path, head, run);
  const parsed = isStopped ? await askBanner(tools, source, run, signal) : parseAnswer(path, run.stdout);
  return { parsed: remarks.addTo(parsed), isGuess: remarks.isGuess, hasPackets: !isStopped };
}

function parseAnswer(path: string, json: string): ParsedProbe {
  try {
    return parseProbe(json);
  } catch (cause) {
    throw new SidecutError('ffmpeg-failed', { reason: 'unknown-answer', path }, { cause });
  }
}

/** ffprobe gives up on a file with one stream whose decoder does not open; ffmpeg tells of the others. */
async function askBanner(
  { ffmpeg }: FfmpegTools,
  source: MediaSource,
  refused: FinishedProgram,
  signal: AbortSignal | undefined,
): Promise<ParsedProbe> {
  const lines: string[] = [];
  const onLine = (line: string) => void lines.push(line);
  // Without an output it only tells; the status is that of an error in any case.
  await runProgram(ffmpeg, [...ffmpegStart, ...ffmpegInput(source)], { signal, onLine });
  const answer = parseBanner(lines);
  if (answer !== null) return parseProbeAnswer(answer);
  const { path } = source;
  throw new SidecutError('media-damaged', { reason: 'unreadable', path, said: lastWords(refused) });
}

function explainRefusal(path: string, head: Uint8Array, end: ProgramEnd): SidecutError {
  const said = end.stderrTail.join('\n');
  if (end.startError !== undefined || end.endedBy !== null) {
    return new SidecutError('ffmpeg-failed', { reason: 'probe', path, said: lastWords(end) });
  }
  if (said.includes('Format not on whitelist')) {
    return new SidecutError('not-media', { reason: 'other-kind', path });
  }
  if (!startsLikeMedia(head)) return new SidecutError('not-media', { reason: 'unknown-kind', path });
  if (said.includes('moov atom not found')) {
    return new SidecutError('media-damaged', { reason: 'no-index', path });
  }
  return new SidecutError('media-damaged', { reason: 'unreadable', path, said: wordsOfError(end) });
}
