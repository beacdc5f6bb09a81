import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import type { MediaInfo, MediaReading, VideoTrack } from '../../../core/media/media-info.ts';
import type { MediaSource } from '../ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import { checkMediaFile, mpegStreamKind } from './check-media-file.ts';
import { askProbe } from './probing/ask-probe.ts';
import type { AnsweredProbe } from './probing/ask-probe.ts';
import { readEditGaps } from './probing/edit-gaps.ts';
import type { TrackGaps } from './probing/edit-gaps.ts';
import { judgeRegularity } from './probing/frame-regularity.ts';
import { measureByPassing } from './probing/measure-by-passing.ts';
import { surveyPackets } from './probing/packet-survey.ts';
import type { PacketSurvey, StreamPackets } from './probing/packet-survey.ts';
import { planSurvey } from './probing/plan-survey.ts';
import { settleDuration } from './probing/settle-duration.ts';
import { surveyClock } from './probing/survey-clock.ts';

/** One more whenever a file may be told otherwise than before: see [Note: Stored probes]. */
export const probeVersion = 3;

/** Looks into a media file. Rejects what is no recording or can't be opened. */
export async function probe(tools: FfmpegTools, path: string, signal?: AbortSignal): Promise<MediaInfo> {
  signal?.throwIfAborted();
  const head = await checkMediaFile(path);
  const { bytes, reading } = await lookAtBytes(path, head, signal);
  const source: MediaSource = { path: resolve(path), ...(reading === undefined ? {} : { reading }) };
  const answer = await askProbe(tools, source, head, signal);
  const { claimMs, isClaimUnknown, ...info } = answer.parsed;
  if (info.video.length + info.audio.length === 0) {
    throw new SidecutError('not-media', { reason: 'nothing-in-it', path });
  }
  const isGuess = answer.isGuess || isClaimUnknown;
  const evidence = { container: info.container, claimMs, isGuess, startMs: info.containerStartMs };
  const survey = answer.hasPackets
    ? await surveyPackets(tools, source, planSurvey({ ...evidence, ...info, bytes }), signal)
    : noPackets;
  const measuredMs = await measure(tools, source, { answer, survey }, signal);
  const durationMs = settleDuration({ ...evidence, measuredMs });
  if (durationMs === undefined) throw new SidecutError('media-damaged', { reason: 'nothing-in-it', path });
  const gaps = /\bmov\b/.test(info.container) ? await readEditGaps(source.path) : [];
  const video = info.video.map((track) => settleFrameRate(track, info.container, survey));
  return {
    ...{ ...info, ...source, durationMs },
    video: video.map((track) => withGaps(track, 'vide', gaps, info.containerStartMs)),
    audio: info.audio.map((track) => withGaps(track, 'soun', gaps, info.containerStartMs)),
  };
}

/** ffmpeg's streams of a movie are its tracks. */
function withGaps<Track extends MediaInfo['video'][number] | MediaInfo['audio'][number]>(
  track: Track,
  handler: string,
  tracks: readonly TrackGaps[],
  containerStartMs: number,
): Track {
  const own = tracks[track.streamIndex];
  if (own?.handler !== handler || own.gaps.length === 0) return track;
  const gaps = own.gaps.map(({ startMs, endMs }) => ({
    startMs: startMs - containerStartMs,
    endMs: endMs - containerStartMs,
  }));
  return { ...track, gaps };
}

const noPackets: PacketSurvey = { streams: new Map(), isWhole: false };

interface LookedAtBytes {
  /** Of the recording. */
  readonly bytes: number;
  readonly reading?: MediaReading;
}

/** An MPEG stream has no index that tells how its clock runs and where it ends. */
async function lookAtBytes(
  path: string,
  head: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<LookedAtBytes> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const kind = mpegStreamKind(head);
    if (kind === null) return { bytes: size };
    const read = async (position: number, length: number) => {
      const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    };
    const survey = await surveyClock(kind, size, read, signal);
    if (survey === null) return { bytes: size };
    const { endBytes, clock } = survey;
    return { bytes: endBytes, reading: { clock, ...(endBytes < size ? { endBytes } : {}) } };
  } finally {
    await file.close();
  }
}

interface Looked {
  readonly answer: AnsweredProbe;
  readonly survey: PacketSurvey;
}

/** From time 0 to the end of the last packet of sound or picture, milliseconds, where packets tell it. */
async function measure(
  tools: FfmpegTools,
  source: MediaSource,
  { answer: { parsed, hasPackets }, survey }: Looked,
  signal: AbortSignal | undefined,
): Promise<number | undefined> {
  const tracks = [...parsed.video, ...parsed.audio];
  const clock = source.reading?.clock ?? 'steady';
  // The packets of a clock that starts again, as in chained Ogg, have times of their own in each part.
  if (clock !== 'steady' || !hasPackets || parsed.container === 'ogg') {
    const streams = tracks.filter(isCopied).map(({ streamIndex }) => streamIndex);
    return measureByPassing(tools, source, { streams, how: 'copied' }, signal);
  }
  const found = tracks.flatMap(({ streamIndex }) => survey.streams.get(streamIndex) ?? []);
  const ends = found.flatMap(({ endSeconds }) => (endSeconds === null ? [] : [endSeconds]));
  if (ends.length > 0) return Math.max(...ends) * 1000 - parsed.containerStartMs;
  const lengthMs = Math.max(0, ...found.map(({ lengthSeconds }: StreamPackets) => lengthSeconds)) * 1000;
  const sound = parsed.audio.find(({ obstacle }) => obstacle === undefined);
  if (lengthMs > 0 || sound === undefined) return lengthMs;
  return measureByPassing(tools, source, { streams: [sound.streamIndex], how: 'decoded' }, signal);
}

/** A stream whose parameters stayed unknown can't be copied; ffmpeg would refuse to start. */
function isCopied(track: MediaInfo['video'][number] | MediaInfo['audio'][number]): boolean {
  return track.kind === 'video' ? track.width > 0 && track.height > 0 : track.sampleRate > 0;
}

/** By the times of the packets that were read; the container's claim where they tell nothing. */
function settleFrameRate(track: VideoTrack, container: string, survey: PacketSurvey): VideoTrack {
  const regularity = judgeRegularity(survey.streams.get(track.streamIndex)?.runs ?? []);
  if (regularity === null) return track;
  // MP4 counts its frames, so that its average is exact.
  const isCounted = !survey.isWhole && /\bmov\b/.test(container) && track.isVariableFrameRate;
  const frameRate = isCounted ? (track.frameRate ?? regularity.frameRate) : regularity.frameRate;
  return { ...track, isVariableFrameRate: regularity.isVariable, frameRate };
}
