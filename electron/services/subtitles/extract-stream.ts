import { basename } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import { formatById } from '../../../core/formats/registry.ts';
import type { ParsedSubtitles } from '../../../core/formats/subtitle-document.ts';
import { ffmpegStart, ffmpegInput, keepStreamsInUse } from '../ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import type { MediaInfo, SubtitleTrack } from '../../../core/media/media-info.ts';
import { lastWords } from '../ffmpeg/last-words.ts';
import { runProgram } from '../ffmpeg/spawn-ffmpeg.ts';
import { isTextSubtitle } from '../media/text-codecs.ts';

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
  const format = writtenFormat(stream.codec);
  const run = await runProgram(
    tools.ffmpeg,
    [
      ...ffmpegStart,
      ...ffmpegInput(media),
      ...[
        '-map',
        `0:${streamIndex}`,
        '-c:s',
        format.copies ? 'copy' : format.codec,
        '-f',
        format.muxer,
        'pipe:1',
      ],
      ...keepStreamsInUse(media, streamIndex),
    ],
    { signal, timeoutMs: maxReadMs, maxCharacters: 200 * 1024 * 1024 },
  );
  if (run.exitCode !== 0) {
    const said = run.timedOut ? null : lastWords(run);
    throw new SidecutError('ffmpeg-failed', { reason: 'subtitles', name: basename(media.path), said });
  }
  // Text that ffmpeg converts goes through ASS, whose escapes of braces it leaves in SRT.
  const text = format.id === 'srt' && !format.copies ? run.stdout.replace(/\\([{}])/g, '$1') : run.stdout;
  return { ...formatById(format.id)!.parse!(text), stream };
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
  readonly id: 'srt' | 'ass' | 'vtt';
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
