import type { SpeechOptions, SpeechRegion } from '../../../core/analysis/speech.ts';
import type { ShotChange } from '../../../core/media/shot-change.ts';
import type { Note } from '../../../core/notes.ts';
import type { SpeakingTrack } from '../../../core/notes/transcription.ts';
import type { AudioTrack } from '../../../core/media/media-info.ts';
import { chooseAudioTrack } from '../../services/media/sound/audio-track.ts';
import type { TranscriptWindow } from '../../services/library/transcript-record.ts';
import type { Medium } from '../analysis-work.ts';
import type { AnalysisRuns } from '../analysis-runs.ts';
import { hardlySpeaks } from '../speech/speaking-tracks.ts';
import type { FindSpeakingTracks } from '../speech/speaking-tracks.ts';
import type { SharedSounds } from '../sound/shared-sound.ts';
import type { Recording } from './hear.ts';

export interface ListenParts {
  readonly runs: AnalysisRuns;
  readonly sounds: SharedSounds;
  readonly findSpeakingTracks: FindSpeakingTracks;
}

/** A recording with all that its words and cues are made from, which others may be finding at this moment. */
export interface OpenRecording extends AsyncDisposable {
  readonly recording: Recording;
  /** First frame of each shot; empty for a sound file. */
  readonly shotChanges: Promise<readonly number[]>;
  /** What is odd about the sound and the picture, known when all of it is read. */
  readonly notes: () => readonly Note[];
  /** Of the file's other tracks those in which somebody speaks, where in these windows hardly anybody does; else none. */
  readonly findSpeakingTracks: (
    windows: readonly Pick<TranscriptWindow, 'words'>[],
  ) => Promise<readonly SpeakingTrack[]>;
}

/**
 * Holds the sound from here on, so that it is decoded once for this and for what the import does, and asks for speech and
 * shots. `signal` ends what is asked for; disposing waits until nothing of it runs.
 */
export async function listenTo(
  { runs, sounds, findSpeakingTracks }: ListenParts,
  medium: Medium,
  track: AudioTrack,
  signal: AbortSignal,
): Promise<OpenRecording> {
  const sound = sounds.hold(medium, track);
  const stop = new AbortController();
  const until = AbortSignal.any([signal, stop.signal]);
  try {
    const wanted = [
      { kind: 'speech', options: speechOptions(medium, track) },
      { kind: 'shots', options: {} },
    ];
    const { results, left } = await runs.need(medium, wanted, until);
    const [speech, shots] = [results[0]!, results[1]!];
    const shotChanges = shots.value.then((found) =>
      ((found ?? []) as readonly ShotChange[]).map(({ timeMs }) => timeMs),
    );
    // Whoever asks for them hears of a failure.
    shotChanges.catch(() => undefined);
    return {
      recording: {
        ...{ fingerprint: medium.fingerprint, durationMs: medium.media.durationMs, track: track.index },
        audio: (reading) => sound.read(reading),
        regions: speech.items as AsyncIterable<SpeechRegion>,
      },
      shotChanges,
      notes: () => [...sound.notes(), ...shots.notes],
      findSpeakingTracks: async (windows) => {
        const { media } = medium;
        if (media.audio.length < 2 || !hardlySpeaks(spokenMs(windows), media.durationMs)) return [];
        return findSpeakingTracks(media, track, signal);
      },
      [Symbol.asyncDispose]: async () => {
        stop.abort();
        await left;
        await sound.release();
      },
    };
  } catch (error) {
    await sound.release();
    throw error;
  }
}

function spokenMs(windows: readonly Pick<TranscriptWindow, 'words'>[]): number {
  const words = windows.flatMap((window) => window.words);
  return words.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
}

/** Of the track that the import listens to, the options name none. */
export function speechOptions({ media }: Pick<Medium, 'media'>, { index }: AudioTrack): SpeechOptions {
  return chooseAudioTrack(media).index === index ? {} : { audioTrack: index };
}
