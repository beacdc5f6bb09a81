/** Which speaker each window belongs to when the sound is followed through: a change has a price, so a stray window has none. */
import { dot, vectorOf } from './voice-track.ts';
import type { VoiceTrack } from './voice-track.ts';

/** In cosines, as parts of the usual likeness of one voice. */
export interface ChangePrice {
  /** While speech goes on. */
  readonly inSpeech: number;
  /** Across a pause. */
  readonly atPause: number;
}

/** Windows behind which there is a pause: the next one shares no sound with them. */
function isPause({ windows }: VoiceTrack, window: number): boolean {
  return windows[window]!.endMs <= windows[window + 1]!.startMs;
}

/** The likeliest speaker of each window (Viterbi 1967), the score being the cosines less the price of the changes. */
export function followSpeakers(
  track: VoiceTrack,
  voices: readonly Float32Array[],
  price: ChangePrice,
): Int32Array {
  const [windows, speakers] = [track.windows.length, voices.length];
  const cameFrom = new Uint8Array(windows * speakers);
  let scores = new Float64Array(speakers);
  for (let window = 0; window < windows; window++) {
    const best = scores.indexOf(Math.max(...scores));
    const change = window === 0 ? 0 : isPause(track, window - 1) ? price.atPause : price.inSpeech;
    const vector = vectorOf(track, window);
    const next = new Float64Array(speakers);
    for (let speaker = 0; speaker < speakers; speaker++) {
      const comes = scores[best]! - change > scores[speaker]! ? best : speaker;
      cameFrom[window * speakers + speaker] = comes;
      const before = comes === speaker ? scores[speaker]! : scores[comes]! - change;
      next[speaker] = before + dot(vector, voices[speaker]!);
    }
    scores = next;
  }
  const labels = new Int32Array(windows);
  let speaker = Math.max(0, scores.indexOf(Math.max(...scores)));
  for (let window = windows - 1; window >= 0; window--) {
    labels[window] = speaker;
    speaker = cameFrom[window * speakers + speaker]!;
  }
  return labels;
}
