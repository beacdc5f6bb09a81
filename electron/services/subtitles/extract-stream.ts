import { basename } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import type { ParsedSubtitles } from '../../../core/formats/subtitle-document.ts';
import { ffmpegStart, ffmpegInput, keepStreamsInUse } from '../ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import type { MediaInfo, SubtitleTrack } from '../../../core/media/media-info.ts';
import { lastWords } from '../ffmpeg/last-words.ts';
import { runProgram } from '../ffmpeg/spawn-ffmpeg.ts';
import { isTextSubtitle } from '../media/text-codecs.ts';
import { parseInThread, parseTrackInThread } from './parsing/parse-in-thread.ts';
import type { NewTrack, ParsedTrack } from './parsing/parsed-track.ts';
import type { StreamText } from './stream-text.ts';

/** Reading an interleaved stream means reading the whole file, which may lie on a slow drive. */
const maxReadMs = 30 * 60_000;

export interface ExtractedStream extends ParsedSubtitles {
  readonly stream: SubtitleTrack;
}

/** The text of a subtitle stream with its times on the presentation timeline. `streamIndex`: `0:STREAM` for ffmpeg. */
export async function extractStream(
  tools: FfmpegTools,
  media: MediaInfo,
  streamIndex: number,
  signal?: AbortSignal,
): Promise<ExtractedStream> {
  const stream = requireTextStream(media, streamIndex);
  const text = await readStreamText(tools, media, stream, { signal });
  return { ...(await parseStreamText(text, media, signal)), stream };
}

/** The same as a track of this video. */
export async function extractTrack(
  tools: FfmpegTools,
  media: MediaInfo,
  streamIndex: number,
  wanted: Omit<NewTrack, 'fileName'>,
  signal?: AbortSignal,
): Promise<ParsedTrack> {
  const stream = await readStreamText(tools, media, requireTextStream(media, streamIndex), { signal });
  const work = { kind: 'stream', stream } as const;
  return parseTrackInThread(work, basename(media.path), { ...wanted, fileName: '' }, { signal });
}

/** See [Note: The thread of a parser]. `media`: where the text is from. */
export async function parseStreamText(
  stream: StreamText,
  media: MediaInfo,
  signal?: AbortSignal,
): Promise<ParsedSubtitles> {
  const name = basename(media.path);
  return parseInThread({ kind: 'stream', stream }, name, { signal });
}

/**
 * The text of a stream as a file. `range`: only what lies there is wanted, at times that count from the container's own
 * zero; a little more may come.
 */
export async function readStreamText(
  tools: FfmpegTools,
  media: MediaInfo,
  stream: SubtitleTrack,
  options: { readonly range?: TextRange; readonly signal?: AbortSignal | undefined },
): Promise<StreamText> {
  const format = writtenFormat(stream.codec);
  const { range, signal } = options;
  const run = await runProgram(
    tools.ffmpeg,
    [
      ...ffmpegStart,
      ...(range === undefined ? ffmpegInput(media) : rangeInput(media, range)),
      ...['-map', `0:${stream.streamIndex}`],
      ...['-c:s', format.copies ? 'copy' : format.codec, '-f', format.muxer, 'pipe:1'],
      ...(range === undefined ? keepStreamsInUse(media, stream.streamIndex) : []),
    ],
    { signal, timeoutMs: maxReadMs, maxCharacters: 200 * 1024 * 1024 },
  );
  if (run.exitCode !== 0) {
    const said = run.timedOut ? null : lastWords(run);
    throw new SidecutError('ffmpeg-failed', { reason: 'subtitles', name: basename(media.path), said });
  }
  return { text: run.stdout, id: format.id, copied: format.copies };
}

/** On the presentation timeline. */
export interface TextRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** With the container's own times nothing is moved when what is read begins in the middle. */
function rangeInput(media: MediaInfo, { fromMs, toMs }: TextRange): string[] {
  const length = ['-t', ((toMs - Math.max(0, fromMs)) / 1000).toFixed(3)];
  return ['-copyts', ...length, ...ffmpegInput(media, fromMs)];
}

function requireTextStream(media: MediaInfo, streamIndex: number): SubtitleTrack {
  const name = basename(media.path);
  const stream = media.subtitles.find((candidate) => candidate.streamIndex === streamIndex);
  if (stream === undefined) {
    throw new SidecutError('no-such-track', { reason: 'subtitles', name, streamIndex });
  }
  if (isTextSubtitle(stream.codec)) return stream;
  throw new SidecutError('bad-subtitle', { reason: 'picture-stream', name, codec: stream.codec });
}

interface WrittenFormat {
  readonly id: StreamText['id'];
  readonly muxer: 'srt' | 'ass' | 'webvtt';
  readonly codec: 'srt' | 'ass' | 'webvtt';
  /** The stream is taken as it is. */
  readonly copies: boolean;
}

/** What loses least: the stream as it is, else SRT, whose times are exact to the millisecond. */
function writtenFormat(codec: string): WrittenFormat {
  if (codec === 'webvtt') return { id: 'vtt', muxer: 'webvtt', codec: 'webvtt', copies: true };
  if (codec === 'ass' || codec === 'ssa')
    return { id: 'ass', muxer: 'ass', codec: 'ass', copies: codec === 'ass' };
  return { id: 'srt', muxer: 'srt', codec: 'srt', copies: codec === 'subrip' };
}
