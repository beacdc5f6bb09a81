import { z } from 'zod';
import {
  frameRate,
  frameRateFromDecimal,
  framesPerSecond,
  parseFrameRate,
} from '../../../../core/time/frame-rate.ts';
import type { FrameRate } from '../../../../core/time/frame-rate.ts';
import { readTimecode } from '../../../../core/time/timecode.ts';
import { isAllOnes } from './settle-duration.ts';
import type {
  AudioTrack,
  MediaChapter,
  MediaInfo,
  SubtitleTrack,
  VideoTrack,
} from '../../../../core/media/media-info.ts';
import { trackName } from './track-name.ts';

/** ffprobe writes most numbers as text and leaves out what it does not know. */
const numeric = z.coerce.number().optional().catch(undefined);
const tags = z.record(z.string(), z.string()).optional().catch(undefined);

const streamSchema = z.object({
  index: z.number(),
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  codec_tag_string: z.string().optional(),
  pix_fmt: z.string().optional(),
  width: numeric,
  height: numeric,
  sample_aspect_ratio: z.string().optional(),
  r_frame_rate: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  field_order: z.string().optional(),
  channels: numeric,
  channel_layout: z.string().optional(),
  sample_rate: numeric,
  start_time: numeric,
  duration: numeric,
  duration_ts: numeric,
  disposition: z.record(z.string(), z.number()).optional(),
  tags,
  side_data_list: z.array(z.object({ rotation: numeric })).optional(),
});

const probeSchema = z.object({
  streams: z.array(streamSchema).default([]),
  chapters: z
    .array(z.object({ start_time: z.coerce.number(), end_time: z.coerce.number(), tags }))
    .default([]),
  format: z.object({ format_name: z.string(), start_time: numeric, duration: numeric, tags }),
});

type ProbedStream = z.infer<typeof streamSchema>;

/** What ffprobe tells, before any packet was looked at. */
export interface ParsedProbe extends Omit<MediaInfo, 'path' | 'durationMs'> {
  /** What the container says of its length, see `settleDuration`; missing in a recording that was never finished. */
  readonly claimMs: number | undefined;
  /** The claim is the greatest number that the container can write. */
  readonly isClaimUnknown: boolean;
}

/** Reads `ffprobe -show_format -show_streams -show_chapters -of json`. Throws on anything else. */
export function parseProbe(json: string): ParsedProbe {
  return describeProbe(probeSchema.parse(JSON.parse(json)));
}

/** As ffprobe's JSON gives it; numbers may be text. */
export type ProbeAnswer = z.input<typeof probeSchema>;

export function parseProbeAnswer(answer: ProbeAnswer): ParsedProbe {
  return describeProbe(probeSchema.parse(answer));
}

function describeProbe({ format, streams, chapters }: z.infer<typeof probeSchema>): ParsedProbe {
  const startSeconds = format.start_time ?? 0;
  const place = { startSeconds, container: format.format_name };
  const startTimecode = timecodeOf(streams, format.tags);
  return {
    container: format.format_name,
    claimMs: positive(format.duration, (seconds) => seconds * 1000),
    isClaimUnknown: isAllOnes(format.duration ?? 0) || streams.some(isLengthUnknown),
    containerStartMs: startSeconds * 1000,
    ...(startTimecode === undefined ? {} : { startTimecode }),
    video: streams.filter(isVideo).map((stream) => parseVideo(stream, place)),
    audio: streams
      .filter((stream) => stream.codec_type === 'audio')
      .map((stream, index) => parseAudio(stream, index, place)),
    subtitles: streams
      .filter((stream) => stream.codec_type === 'subtitle')
      .map((stream): SubtitleTrack => ({ kind: 'subtitle', ...parseTrack(stream, place) })),
    chapters: chapters.map((chapter) => parseChapter(chapter, place)),
  };
}

/** The picture's own, that of the file, or of a timecode track; names of tags differ in case. */
function timecodeOf(streams: readonly ProbedStream[], ofFile: ProbedStream['tags']): string | undefined {
  const tagged = [...streams.filter(isVideo), { tags: ofFile }, ...streams];
  const texts = tagged.flatMap(({ tags: found = {} }) =>
    Object.entries(found).flatMap(([key, text]) => (key.toLowerCase() === 'timecode' ? [text.trim()] : [])),
  );
  return texts.find((text) => readTimecode(text) !== null);
}

interface Place {
  readonly startSeconds: number;
  readonly container: string;
}

function isLengthUnknown({ duration_ts: units }: ProbedStream): boolean {
  return units === 2 ** 32 - 1;
}

function isVideo(stream: ProbedStream): boolean {
  return stream.codec_type === 'video' && stream.disposition?.['attached_pic'] !== 1;
}

function parseTrack(stream: ProbedStream, { startSeconds, container }: Place): Omit<SubtitleTrack, 'kind'> {
  const language = stream.tags?.['language'];
  const title = trackName(stream.tags ?? {});
  const durationMs = trackDurationMs(stream, container);
  return {
    streamIndex: stream.index,
    ...parseCodec(stream),
    isDefault: stream.disposition?.['default'] === 1,
    ...(language === undefined || language === 'und' ? {} : { language }),
    ...(title === null ? {} : { title }),
    ...(stream.start_time === undefined ? {} : { startMs: (stream.start_time - startSeconds) * 1000 }),
    ...(durationMs === undefined ? {} : { durationMs }),
  };
}

function parseCodec({
  codec_name: codec = 'unknown',
  codec_tag_string: tag = '',
}: ProbedStream): Pick<SubtitleTrack, 'codec' | 'codecName' | 'obstacle'> {
  const letters = /^[\w .+-]{4}$/.test(tag) ? tag.trim() : '';
  return {
    codec,
    ...(codec === 'unknown' && letters !== '' ? { codecName: letters } : {}),
    ...(protectedTags.has(tag) ? { obstacle: 'protected' } : {}),
  };
}

/** MP4: common encryption (ISO/IEC 14496-12, 8.12) and FairPlay. */
const protectedTags = new Set(['enca', 'encv', 'enct', 'encs', 'drms', 'drmi', 'p608']);

/** Matroska keeps a track's duration in a tag, `00:00:03.700000000`; what ffprobe says beside it is the file's. */
function trackDurationMs(stream: ProbedStream, container: string): number | undefined {
  const isMatroska = /\bmatroska\b/.test(container);
  if (!isMatroska && stream.duration !== undefined) {
    return isLengthUnknown(stream) ? undefined : Math.round(stream.duration * 1000);
  }
  const tag = /^(\d+):(\d\d):(\d\d(?:\.\d+)?)/.exec(stream.tags?.['DURATION'] ?? '');
  if (tag === null) return undefined;
  // The tag counts from the container's zero, so it is the track's end.
  const endSeconds = Number(tag[1]) * 3600 + Number(tag[2]) * 60 + Number(tag[3]);
  return Math.max(0, Math.round((endSeconds - (stream.start_time ?? 0)) * 1000));
}

function parseVideo(stream: ProbedStream, place: Place): VideoTrack {
  const width = stream.width ?? 0;
  const height = stream.height ?? 0;
  const rotation = parseRotation(stream);
  const sampleAspectRatio = parseAspectRatio(stream.sample_aspect_ratio);
  const shownWidth = Math.round((width * sampleAspectRatio.numerator) / sampleAspectRatio.denominator);
  const isTurned = rotation === 90 || rotation === 270;
  const rate = parseRates(stream);
  return {
    kind: 'video',
    ...parseTrack(stream, place),
    ...(stream.pix_fmt === undefined ? {} : { pixelFormat: stream.pix_fmt }),
    width,
    height,
    rotation,
    sampleAspectRatio,
    displayWidth: isTurned ? height : shownWidth,
    displayHeight: isTurned ? shownWidth : height,
    ...(rate.frameRate === undefined ? {} : { frameRate: rate.frameRate }),
    isVariableFrameRate: rate.isVariable,
  };
}

function parseAudio(stream: ProbedStream, index: number, place: Place): AudioTrack {
  const { channel_layout: layout = '' } = stream;
  const isTold = layout !== '' && layout !== 'unknown' && !/^\d+ channels/.test(layout);
  return {
    kind: 'audio',
    ...parseTrack(stream, place),
    index,
    channels: stream.channels ?? 0,
    ...(isTold ? { channelLayout: layout } : {}),
    sampleRate: stream.sample_rate ?? 0,
  };
}

/** The display matrix counts counterclockwise (libavutil/display.h), the older `rotate` tag clockwise. */
function parseRotation(stream: ProbedStream): VideoTrack['rotation'] {
  const matrix = stream.side_data_list?.find((data) => data.rotation !== undefined)?.rotation;
  const clockwise = matrix === undefined ? Number(stream.tags?.['rotate'] ?? 0) : -matrix;
  const quarters = Math.round((Number.isFinite(clockwise) ? clockwise : 0) / 90);
  return ([0, 90, 180, 270] as const)[((quarters % 4) + 4) % 4]!;
}

function parseAspectRatio(text: string | undefined): VideoTrack['sampleAspectRatio'] {
  // `0:1` means unknown.
  return (text === undefined ? null : parseFrameRate(text)) ?? { numerator: 1, denominator: 1 };
}

interface ParsedRates {
  readonly frameRate: FrameRate | undefined;
  readonly isVariable: boolean;
}

/**
 * `avg_frame_rate` is frames over duration; `r_frame_rate` the rate of the grid on which all times seen so far
 * lie, which for interlaced video counts fields. They agree when frames come evenly.
 */
function parseRates(stream: ProbedStream): ParsedRates {
  const average = parseFrameRate(stream.avg_frame_rate ?? '');
  const grid = gridRate(stream);
  // A cover or a still has no average; `r_frame_rate` is then the time base (90000/1).
  if (average === null) return { frameRate: plausible(grid), isVariable: false };
  if (grid === null || !isClose(average, grid)) {
    return { frameRate: frameRateFromDecimal(framesPerSecond(average)), isVariable: true };
  }
  return { frameRate: grid, isVariable: false };
}

function gridRate(stream: ProbedStream): FrameRate | null {
  const grid = parseFrameRate(stream.r_frame_rate ?? '');
  const average = parseFrameRate(stream.avg_frame_rate ?? '');
  const isInterlaced = /^[tb][tb]$/.test(stream.field_order ?? '');
  if (grid === null || average === null || !isInterlaced) return grid;
  const halved = frameRate(grid.numerator, grid.denominator * 2);
  return isClose(average, halved) ? halved : grid;
}

function plausible(rate: FrameRate | null): FrameRate | undefined {
  return rate !== null && framesPerSecond(rate) <= 1000 ? rate : undefined;
}

/** Within 1 %: the last frame's length and rounded times make the average differ a little. */
function isClose(a: FrameRate, b: FrameRate): boolean {
  return Math.abs(framesPerSecond(a) / framesPerSecond(b) - 1) < 0.01;
}

function parseChapter(
  chapter: z.infer<typeof probeSchema>['chapters'][number],
  { startSeconds, container }: Place,
): MediaChapter {
  // MP3's chapters count from the first sample that is heard, its clock from the decoder's delay before it.
  const zero = container === 'mp3' ? 0 : startSeconds;
  const toMs = (seconds: number): number => Math.max(0, Math.round((seconds - zero) * 1000));
  return {
    startMs: toMs(chapter.start_time),
    endMs: toMs(chapter.end_time),
    title: chapter.tags?.['title'] ?? '',
  };
}

function positive(value: number | undefined, convert: (value: number) => number): number | undefined {
  return value !== undefined && value > 0 ? convert(value) : undefined;
}
