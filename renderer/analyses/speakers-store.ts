/** Who speaks when, as it was found in the sound of the open video. */
import { speakers, type SpeakersResult } from '../../core/analysis/speakers.ts';
import { createTrackResults } from './track-results.ts';

const results = createTrackResults<SpeakersResult>({ kind: speakers.kind, isOfVideo: true });
export const speakersStore = results.store;
export const connectSpeakers = results.connect;
