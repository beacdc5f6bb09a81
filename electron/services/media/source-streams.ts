/**
 * What an export must know of a file's streams and MediaInfo does not tell. Asked of the file itself each time, since
 * what a library keeps of it may come from an earlier version.
 */
import { z } from 'zod';
import { SidecutError } from '../../../core/errors.ts';
import { ffprobeInput } from '../ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import { readMatroskaTracks } from '../ffmpeg/matroska-languages.ts';
import type { MatroskaTrack } from '../ffmpeg/matroska-languages.ts';
import { lastWords } from '../ffmpeg/last-words.ts';
import { runProgram } from '../ffmpeg/spawn-ffmpeg.ts';
import type { HighRange } from '../ffmpeg/tone-map.ts';

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

export async function readSourceStreams(
  tools: FfmpegTools,
  path: string,
  signal?: AbortSignal,
): Promise<readonly SourceStream[]> {
  const run = await runProgram(
    tools.ffprobe,
    ['-v', 'error', '-show_streams', '-show_format', '-of', 'json', ...ffprobeInput(path)],
    { signal },
  );
  if (run.exitCode !== 0) {
    throw new SidecutError('ffmpeg-failed', { reason: 'probe', path, said: lastWords(run) });
  }
  const streams = parseSourceStreams(run.stdout);
  return isMatroska(run.stdout) ? withTags(streams, await readMatroskaTracks(path)) : streams;
}

function isMatroska(json: string): boolean {
  return probeSchema.parse(JSON.parse(json)).format.format_name.includes('matroska');
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

/** Reads `ffprobe -show_streams -show_format -of json`. Throws on anything else. */
export function parseSourceStreams(json: string): readonly SourceStream[] {
  return probeSchema.parse(JSON.parse(json)).streams.map((stream) => ({
    index: stream.index,
    kind: kindOf(stream),
    codec: stream.codec_name ?? 'unknown',
    name: nameOf(stream),
    language: stream.tags['language'] ?? null,
    flags: Object.keys(stream.disposition).filter((flag) => stream.disposition[flag] === 1),
    isTurned: stream.side_data_list.some(({ displaymatrix }) => turns(displaymatrix ?? '')),
    highRange: highRanges.get(stream.color_transfer ?? '') ?? null,
    timecode: stream.tags['timecode'] ?? stream.tags['TIMECODE'] ?? null,
  }));
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

/** What cameras, phones and encoders call their tracks: no names that a person gave. */
const nameOfProgram =
  /handle|^core media|^apple |produced by|gpac|l-smash|mainconcept|bento4|^[^\p{L}\p{N}]*$/iu;

function nameOf({ tags }: ProbedStream): string | null {
  const title = (tags['title'] ?? '').trim();
  if (title !== '') return title;
  // Pascal strings of QuickTime keep their length as a first character.
  const handler = (tags['handler_name'] ?? '').replace(/[\u0000-\u001f]/g, '').trim();
  return handler === '' || nameOfProgram.test(handler) ? null : handler;
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
