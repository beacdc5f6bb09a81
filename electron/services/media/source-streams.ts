/**
 * What an export must know of a file's streams and MediaInfo does not tell. Asked of the file itself each time, since
 * what a library keeps of it may come from an earlier version.
 */
import { z } from 'zod';
import { parseJson } from '../../../core/parse-json.ts';
import { ffprobeInput } from '../ffmpeg/ffmpeg-input.ts';
import type { MediaSource } from '../ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import { readMatroskaTracks } from '../ffmpeg/matroska-languages.ts';
import type { MatroskaTrack } from '../ffmpeg/matroska-languages.ts';
import { runProgram } from '../ffmpeg/spawn-ffmpeg.ts';
import type { HighRange } from '../ffmpeg/tone-map.ts';
import { trackName } from './probing/track-name.ts';

export interface SourceStream {
  /** `0:STREAM` for ffmpeg. */
  readonly index: number;
  readonly kind: StreamKind;
  /** ffmpeg's name; `unknown` when this ffmpeg has none. */
  readonly codec: string;
  /** A title, or what MP4 has for one; not what programs write there by themselves. */
  readonly name: string | null;
  /** As the file says it: mostly ISO 639-2, in Matroska a tag of BCP 47 where it has one. */
  readonly language: string | null;
  /** As ffmpeg calls them: `default`, `forced`, `hearing_impaired`. */
  readonly flags: readonly string[];
  /** Players must turn or mirror the picture. */
  readonly isTurned: boolean;
  /** See [Note: Pictures of high range]; null for a usual picture. */
  readonly highRange: HighRange | null;
  /** `01:00:00:00`, as a tag of the stream. */
  readonly timecode: string | null;
}

/** `chapters`: their titles as MP4 keeps them, which ffprobe tells as chapters too. */
type StreamKind = 'video' | 'cover' | 'audio' | 'subtitle' | 'chapters' | 'timecode' | 'data' | 'attachment';

const streamSchema = z.object({
  index: z.number(),
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  codec_tag_string: z.string().optional(),
  color_transfer: z.string().optional(),
  disposition: z.record(z.string(), z.number()).default({}),
  tags: z.record(z.string(), z.string()).default({}),
  side_data_list: z.array(z.object({ displaymatrix: z.string().optional() })).default([]),
});
type ProbedStream = z.infer<typeof streamSchema>;
const probeSchema = z.object({
  streams: z.array(streamSchema).default([]),
  format: z.object({ format_name: z.string().default('') }).default({ format_name: '' }),
});

/** None where ffprobe tells nothing: whoever then works with the file says what is wrong with it. */
export async function readSourceStreams(
  tools: FfmpegTools,
  source: MediaSource,
  signal?: AbortSignal,
): Promise<readonly SourceStream[]> {
  const run = await runProgram(
    tools.ffprobe,
    ['-v', 'error', '-show_streams', '-show_format', '-of', 'json', ...ffprobeInput(source)],
    { signal },
  );
  // It may fail at one stream and tell of all.
  const { streams, isMatroska } = parseSourceStreams(run.stdout);
  return isMatroska ? withTags(streams, await readMatroskaTracks(source.path)) : streams;
}

/** See [Note: LanguageBCP47]. Streams of a kind stand in the order of the file's tracks. */
function withTags(
  streams: readonly SourceStream[],
  tracks: readonly MatroskaTrack[],
): readonly SourceStream[] {
  return streams.map((stream) => {
    const place = streams.filter(({ kind, index }) => kind === stream.kind && index < stream.index).length;
    const track = tracks.filter(({ kind }) => kind === stream.kind)[place];
    return { ...stream, language: track?.language ?? stream.language };
  });
}

/** Reads `ffprobe -show_streams -show_format -of json`; whatever else it is given holds no streams. */
export function parseSourceStreams(json: string): {
  readonly streams: readonly SourceStream[];
  readonly isMatroska: boolean;
} {
  const { data } = probeSchema.safeParse(parseJson(json));
  return {
    streams: (data?.streams ?? []).map(describe),
    isMatroska: data?.format.format_name.includes('matroska') ?? false,
  };
}

function describe(stream: ProbedStream): SourceStream {
  return {
    index: stream.index,
    kind: kindOf(stream),
    codec: stream.codec_name ?? 'unknown',
    name: trackName(stream.tags),
    language: stream.tags['language'] ?? null,
    flags: Object.keys(stream.disposition).filter((flag) => stream.disposition[flag] === 1),
    isTurned: stream.side_data_list.some(({ displaymatrix }) => turns(displaymatrix ?? '')),
    highRange: highRanges.get(stream.color_transfer ?? '') ?? null,
    timecode: stream.tags['timecode'] ?? stream.tags['TIMECODE'] ?? null,
  };
}

const highRanges: ReadonlyMap<string, HighRange> = new Map([
  ['smpte2084', 'pq'],
  ['arib-std-b67', 'hlg'],
]);

function kindOf({ codec_type: type, codec_tag_string: tag, disposition }: ProbedStream): StreamKind {
  if (type === 'video') return disposition['attached_pic'] === 1 ? 'cover' : 'video';
  if (type === 'audio' || type === 'subtitle' || type === 'attachment') return type;
  if (tag === 'tmcd') return 'timecode';
  return tag === 'text' ? 'chapters' : 'data';
}

/** Three lines of three numbers in 16.16 and 2.30 fixed point (libavutil/display.h), each line behind its address. */
function turns(displayMatrix: string): boolean {
  const rows = displayMatrix.split('\n').flatMap((line) => {
    const [, numbers] = line.split(':');
    return numbers === undefined ? [] : [numbers.trim().split(/\s+/).map(Number)];
  });
  const [[a, b] = [], [c, d] = []] = rows;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return false;
  return a <= 0 || d <= 0 || b !== 0 || c !== 0;
}
