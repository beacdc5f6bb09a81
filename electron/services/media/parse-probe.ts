import { z } from 'zod';
import {
  frameRate,
  frameRateFromDecimal,
  framesPerSecond,
  parseFrameRate,
} from '../../../core/time/frame-rate.ts';
import type { FrameRate } from '../../../core/time/frame-rate.ts';
import type {
  AudioTrack,
  MediaChapter,
  MediaInfo,
  SubtitleTrack,
  VideoTrack,
} from '../../../core/media/media-info.ts';

/** ffprobe writes most numbers as text and leaves out what it does not know. */
const numeric = z.coerce.number().optional().catch(undefined);
const tags = z.record(z.string(), z.string()).optional().catch(undefined);

const streamSchema = z.object({
  index: z.number(),
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  pix_fmt: z.string().optional(),
  width: numeric,
  height: numeric,
  sample_aspect_ratio: z.string().optional(),
  r_frame_rate: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  field_order: z.string().optional(),
  channels: numeric,
  sample_rate: numeric,
  start_time: numeric,
  duration: numeric,
  nb_frames: numeric,
  disposition: z.record(z.string(), z.number()).optional(),
  tags,
  side_data_list: z.array(z.object({ rotation: numeric })).optional(),
});

const probeSchema = z.object({
  streams: z.array(streamSchema).default([]),
  chapters: z
    .array(z.object({ start_time: z.coerce.number(), end_time: z.coerce.number(), tags }))
    .default([]),
  format: z.object({ format_name: z.string(), start_time: numeric, duration: numeric }),
});

type ProbedStream = z.infer<typeof streamSchema>;

/** What one run of ffprobe tells; `durationMs` may be missing (a live recording that was never finished). */
export interface ParsedProbe extends Omit<MediaInfo, 'path' | 'durationMs'> {
  readonly durationMs: number | undefined;
  /** Video streams whose rates leave open whether frames come evenly; their packets' times will tell. */
  readonly doubtfulFrameRates: readonly number[];
}

/** Reads `ffprobe -show_format -show_streams -show_chapters -of json`. Throws on anything else. */
export function parseProbe(json: string): ParsedProbe {
  const { format, streams, chapters } = probeSchema.parse(JSON.parse(json));
  const startSeconds = format.start_time ?? 0;
  const video = streams.filter(isVideo).map((stream) => parseVideo(stream, startSeconds));
  return {
    container: format.format_name,
    durationMs: positive(format.duration, (seconds) => Math.round(seconds * 1000)),
    containerStartMs: startSeconds * 1000,
    video,
    audio: streams
      .filter((stream) => stream.codec_type === 'audio')
      .map((stream, index) => parseAudio(stream, index, startSeconds)),
    subtitles: streams
      .filter((stream) => stream.codec_type === 'subtitle')
      .map((stream): SubtitleTrack => ({ kind: 'subtitle', ...parseTrack(stream, startSeconds) })),
    chapters: chapters.map((chapter) => parseChapter(chapter, startSeconds)),
    doubtfulFrameRates: streams
      .filter((stream) => isVideo(stream) && isRateDoubtful(stream, format.format_name))
      .map((stream) => stream.index),
  };
}

function isVideo(stream: ProbedStream): boolean {
  return stream.codec_type === 'video' && stream.disposition?.['attached_pic'] !== 1;
}

function parseTrack(
  stream: ProbedStream,
  startSeconds: number,
): Pick<VideoTrack, 'streamIndex' | 'codec' | 'isDefault' | 'language' | 'title' | 'startMs' | 'durationMs'> {
  const language = stream.tags?.['language'];
  const title = stream.tags?.['title'];
  const durationMs = trackDurationMs(stream);
  return {
    streamIndex: stream.index,
    codec: stream.codec_name ?? 'unknown',
    isDefault: stream.disposition?.['default'] === 1,
    ...(language === undefined || language === 'und' ? {} : { language }),
    ...(title === undefined ? {} : { title }),
    ...(stream.start_time === undefined ? {} : { startMs: (stream.start_time - startSeconds) * 1000 }),
    ...(durationMs === undefined ? {} : { durationMs }),
  };
}

/** Matroska keeps a track's duration in a tag, `00:00:03.700000000`. */
function trackDurationMs(stream: ProbedStream): number | undefined {
  if (stream.duration !== undefined) return Math.round(stream.duration * 1000);
  const tag = /^(\d+):(\d\d):(\d\d(?:\.\d+)?)/.exec(stream.tags?.['DURATION'] ?? '');
  if (tag === null) return undefined;
  // The tag counts from the container's zero, so it is the track's end.
  const endSeconds = Number(tag[1]) * 3600 + Number(tag[2]) * 60 + Number(tag[3]);
  return Math.max(0, Math.round((endSeconds - (stream.start_time ?? 0)) * 1000));
}

function parseVideo(stream: ProbedStream, startSeconds: number): VideoTrack {
  const width = stream.width ?? 0;
  const height = stream.height ?? 0;
  const rotation = parseRotation(stream);
  const sampleAspectRatio = parseAspectRatio(stream.sample_aspect_ratio);
  const shownWidth = Math.round((width * sampleAspectRatio.numerator) / sampleAspectRatio.denominator);
  const isTurned = rotation === 90 || rotation === 270;
  const rate = parseRates(stream);
  return {
    kind: 'video',
    ...parseTrack(stream, startSeconds),
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

function parseAudio(stream: ProbedStream, index: number, startSeconds: number): AudioTrack {
  return {
    kind: 'audio',
    ...parseTrack(stream, startSeconds),
    index,
    channels: stream.channels ?? 0,
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

/** MP4 counts its frames, so equal rates settle it there; elsewhere the average is a header's claim or a guess. */
function isRateDoubtful(stream: ProbedStream, container: string): boolean {
  const average = stream.avg_frame_rate ?? '';
  if (parseFrameRate(average) === null) return false;
  return !/\bmov\b/.test(container) || average !== stream.r_frame_rate;
}

function parseChapter(
  chapter: z.infer<typeof probeSchema>['chapters'][number],
  startSeconds: number,
): MediaChapter {
  const toMs = (seconds: number): number => Math.max(0, Math.round((seconds - startSeconds) * 1000));
  return {
    startMs: toMs(chapter.start_time),
    endMs: toMs(chapter.end_time),
    title: chapter.tags?.['title'] ?? '',
  };
}

function positive(value: number | undefined, convert: (value: number) => number): number | undefined {
  return value !== undefined && value > 0 ? convert(value) : undefined;
}
