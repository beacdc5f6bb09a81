/** Speech for which the transcription that the active track is made of found no words. */
import { transcript } from '../../core/analysis/transcript.ts';
import type { SpeechGap } from '../../core/transcript/speech-gap.ts';
import type { AppConnection } from '../connection/app-connection.ts';
import { activeTrack, openProject, projectStore } from '../project/project-store.ts';
import { createStore } from '../stores/store.ts';

interface TrackGaps {
  readonly trackId: string | null;
  readonly gaps: readonly SpeechGap[];
}

const none: TrackGaps = { trackId: null, gaps: [] };
export const gapsStore = createStore<TrackGaps>(none);

export function gapsOfTrack(trackId: string): readonly SpeechGap[] {
  const state = gapsStore.get();
  return state.trackId === trackId ? state.gaps : none.gaps;
}

/** Keeps the store in step with the active track. */
export function connectGaps({ calls, on }: Pick<AppConnection, 'calls' | 'on'>): () => void {
  const read = (): void => {
    const project = openProject();
    const track = project === null ? null : activeTrack(project);
    if (track?.source !== 'transcription') return;
    calls['transcripts.gaps']({ trackId: track.id })
      .then(({ gaps }) => {
        if (gapsStore.get().trackId === track.id) gapsStore.set({ trackId: track.id, gaps });
      })
      // What the detection of speech found is there without.
      .catch(() => undefined);
  };
  const stops = [
    projectStore.subscribe(() => {
      const trackId = openProject()?.activeTrackId ?? null;
      if (trackId === gapsStore.get().trackId) return;
      gapsStore.set({ ...none, trackId });
      read();
    }),
    on('analyses.changed', ({ kind }) => {
      if (kind === transcript.kind) read();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
