import type { AudioTrack, VideoTrack } from '../../../../core/media/media-info.ts';
import type { SurveyPlan } from './packet-survey.ts';
import { claimedLength } from './settle-duration.ts';
import type { DurationEvidence } from './settle-duration.ts';

export interface SurveyQuestion extends Omit<DurationEvidence, 'measuredMs'> {
  readonly video: readonly VideoTrack[];
  readonly audio: readonly AudioTrack[];
  /** Of the recording. */
  readonly bytes: number;
}

/** Such files are read whole in a moment: then nothing is left open. */
const smallBytes = 64 * 1024 * 1024;
const shortMs = 300_000;
/** Places of a long video at which its frames are counted: one in each sixth. */
const places = 6;
/** Frames at each, reordered ones included. */
const framesAtPlace = 72;
/** A claim is checked by the packets from here to its end. */
const tailMs = 3000;

/**
 * Where packets are read to settle a length and the frame rates: everywhere in a short file and where the length is a guess,
 * else at some places and at the end. A second of work for a film.
 */
export function planSurvey(question: SurveyQuestion): SurveyPlan {
  const { isGuess, bytes, startMs, video, audio } = question;
  const lengthMs = claimedLength(question);
  if (lengthMs === undefined || isGuess || (bytes <= smallBytes && lengthMs <= shortMs)) {
    return { kind: 'whole' };
  }
  const toSeconds = (ms: number) => (startMs + ms) / 1000;
  const tailSeconds = toSeconds(Math.max(0, lengthMs - tailMs));
  if (video.length === 0) return { kind: 'places', seconds: [], packets: 0, tailSeconds };
  return {
    kind: 'places',
    seconds: Array.from({ length: places }, (_, i) => toSeconds((lengthMs * i) / places)),
    // Sound has up to twice as many packets as the picture has frames.
    packets: framesAtPlace * (video.length + 2 * audio.length),
    tailSeconds,
  };
}
