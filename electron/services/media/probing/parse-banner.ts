import { withoutLogPrefix } from '../../ffmpeg/last-words.ts';
import type { ProbeAnswer } from './parse-probe.ts';

type Stream = NonNullable<ProbeAnswer['streams']>[number];
type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/**
 * What ffmpeg prints of its input, as ffprobe would tell it. ffprobe refuses a whole file when it can't open the decoder of
 * one stream; ffmpeg goes on. Null where no input was opened.
 */
export function parseBanner(lines: readonly string[]): ProbeAnswer | null {
  const answer = { streams: [] as Writable<Stream>[], format: {} as Record<string, string> };
  for (const line of lines.map(withoutLogPrefix)) {
    const input = /^Input #0, (.+), from '/.exec(line)?.[1];
    if (input !== undefined) answer.format['format_name'] = input;
    if (answer.format['format_name'] === undefined) continue;
    if (/^(?:Output #0|Stream mapping:)/.test(line)) break;
    Object.assign(answer.format, readDuration(line));
    const stream = readStream(line);
    if (stream !== null) answer.streams.push(stream);
    else addToLast(answer.streams.at(-1), line);
  }
  const { format_name: name, ...times } = answer.format;
  if (name === undefined) return null;
  return { streams: answer.streams, format: { format_name: name, ...times } };
}

/** `Duration: 00:00:30.00, start: 0.000000, bitrate: 696 kb/s` */
function readDuration(line: string): { readonly duration?: string; readonly start_time?: string } {
  const match = /^Duration: (?:(\d+):(\d\d):(\d\d\.\d+)|N\/A)(?:, start: (-?[\d.]+))?/.exec(line);
  if (match === null) return {};
  const [, hours, minutes, seconds, start] = match;
  return {
    ...(hours === undefined
      ? {}
      : { duration: String(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) }),
    ...(start === undefined ? {} : { start_time: start }),
  };
}

/** `Stream #0:1[0x2](und): Audio: aac (LC) (mp4a / 0x6134706D), 44100 Hz, stereo, fltp, 58 kb/s (default)` */
function readStream(line: string): Writable<Stream> | null {
  const match = /^Stream #0:(\d+)(?:\[0x[\da-f]+\])?(?:\(([^)]+)\))?: (\w+): (\w+)(.*)$/.exec(line);
  if (match === null) return null;
  const [, index, language, kind, codec, rest = ''] = match;
  const tag = /\((\S{4}) \/ 0x/.exec(rest)?.[1];
  return {
    index: Number(index),
    codec_type: kind!.toLowerCase(),
    ...(codec === 'none' || codec === 'unknown' ? {} : { codec_name: codec! }),
    ...(tag === undefined ? {} : { codec_tag_string: tag }),
    disposition: {
      default: Number(rest.includes('(default)')),
      attached_pic: Number(rest.includes('(attached pic)')),
    },
    tags: language === undefined ? {} : { language },
    ...(kind === 'Video' ? readPicture(rest) : kind === 'Audio' ? readSound(rest) : {}),
  };
}

function readPicture(rest: string): Partial<Stream> {
  const size = /, (\d+)x(\d+)/.exec(rest);
  const rate = /, ([\d.]+) fps/.exec(rest)?.[1];
  const grid = /, ([\d.]+) tbr/.exec(rest)?.[1];
  const pixels = /, ((?:yuv|rgb|bgr|gbr|gray|nv|p0|pal|mono)\w*)/.exec(rest)?.[1];
  const aspect = /SAR (\d+:\d+)/.exec(rest)?.[1];
  return {
    ...(size === null ? {} : { width: size[1], height: size[2] }),
    ...(pixels === undefined ? {} : { pix_fmt: pixels }),
    ...(aspect === undefined ? {} : { sample_aspect_ratio: aspect }),
    ...(rate === undefined ? {} : { avg_frame_rate: rate }),
    ...(grid === undefined ? {} : { r_frame_rate: grid }),
  };
}

const layoutChannels: Readonly<Record<string, number>> = {
  mono: 1,
  stereo: 2,
  downmix: 2,
  quad: 4,
};

function readSound(rest: string): Partial<Stream> {
  const match = /, (\d+) Hz, ([^,]+)/.exec(rest);
  if (match === null) return {};
  const layout = match[2]!.trim();
  // `5.1(side)` has six.
  const dotted = /^(\d+)\.(\d+)/.exec(layout);
  const channels =
    layoutChannels[layout] ??
    (dotted === null ? Number.parseInt(layout, 10) || 0 : Number(dotted[1]) + Number(dotted[2]));
  return { sample_rate: match[1], channels, channel_layout: layout };
}

function addToLast(stream: Writable<Stream> | undefined, line: string): void {
  if (stream === undefined) return;
  const rotation = /^displaymatrix: rotation of (-?[\d.]+) degrees/.exec(line)?.[1];
  if (rotation !== undefined) stream.side_data_list = [{ rotation }];
  const title = /^title\s*: (.*)$/.exec(line)?.[1];
  if (title !== undefined) stream.tags = { ...(stream.tags as Record<string, string>), title };
}
