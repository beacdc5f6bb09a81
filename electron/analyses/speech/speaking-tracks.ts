import type { AudioTrack, MediaInfo } from '../../../core/media/media-info.ts';
import type { SpeakingTrack } from '../../../core/notes/transcription.ts';
import { isCancellation } from '../../../core/errors.ts';
import type { InferenceCalls } from '../../inference/contract.ts';
import type { FfmpegTools } from '../../services/ffmpeg/locate-ffmpeg.ts';
import { readAudio } from '../../services/media/sound/audio-stream.ts';
import { sampleRate } from '../../services/media/sound/place-samples.ts';
import { SpeechDetector } from './speech-detector.ts';

export interface SpeakingParts {
  readonly tools: () => Promise<FfmpegTools>;
  readonly inference: Pick<InferenceCalls, 'detectSpeech'>;
}

/** Of the other tracks of a file those in which somebody speaks. */
export type FindSpeakingTracks = (
  media: MediaInfo,
  heard: AudioTrack,
  signal: AbortSignal,
) => Promise<readonly SpeakingTrack[]>;

/** Longer tracks are listened to at some places only: this is a hint, and a film may have ten of them. */
const wholeMs = 300_000;
const places = 10;
const placeMs = 30_000;
/** A track speaks when this share of what was heard is speech, and at least so much. */
const minShare = 0.05;
const minSpeechMs = 1500;

/** So little of a recording is no talk: whoever asked for it may have meant another track. */
export function hardlySpeaks(spokenMs: number, durationMs: number): boolean {
  return spokenMs < Math.max(1000, durationMs * 0.02);
}

export function speakingTracksFinder({ tools, inference }: SpeakingParts): FindSpeakingTracks {
  return async (media, heard, signal) => {
    const others = media.audio.filter((track) => track.index !== heard.index && track.obstacle === undefined);
    const speaking: SpeakingTrack[] = [];
    for (const track of others) {
      const isSpeaking = await speaks({ tools: await tools(), inference }, media, track, signal).catch(
        (error: unknown) => {
          signal.throwIfAborted();
          if (isCancellation(error)) throw error;
          // A track that can't be read is no hint.
          return false;
        },
      );
      const { index, title = null, language = null } = track;
      if (isSpeaking) speaking.push({ number: index + 1, title, language });
    }
    return speaking;
  };
}

async function speaks(
  { tools, inference }: { readonly tools: FfmpegTools; readonly inference: SpeakingParts['inference'] },
  media: MediaInfo,
  track: AudioTrack,
  signal: AbortSignal,
): Promise<boolean> {
  let speechMs = 0;
  let heardMs = 0;
  for (const { startMs, endMs } of stretches(media.durationMs)) {
    const detector = new SpeechDetector(inference, { signal });
    const count = (regions: readonly { readonly startMs: number; readonly endMs: number }[]) => {
      for (const region of regions) speechMs += region.endMs - region.startMs;
    };
    for await (const samples of readAudio(tools, media, { track, startMs, endMs, signal })) {
      heardMs += (samples.length * 1000) / sampleRate;
      count(await detector.push(samples));
    }
    count(await detector.end());
  }
  return speechMs >= Math.max(minSpeechMs, heardMs * minShare);
}

function stretches(durationMs: number): readonly { readonly startMs: number; readonly endMs: number }[] {
  if (durationMs <= wholeMs) return [{ startMs: 0, endMs: durationMs }];
  return Array.from({ length: places }, (_, i) => {
    const startMs = Math.floor(((durationMs - placeMs) * i) / (places - 1));
    return { startMs, endMs: startMs + placeMs };
  });
}
