/** Who speaks when, as it was found in the sound of the open video. */
import { speakers, speakersOptionsSchema, type SpeakersResult } from '../../core/analysis/speakers.ts';
import type { AnalysisState } from '../../core/contract/analyses.ts';
import { createTrackResults } from './track-results.ts';

const results = createTrackResults<SpeakersResult>({ kind: speakers.kind, isOfVideo: true });
export const speakersStore = results.store;
export const connectSpeakers = results.connect;

const heardWith = speakersOptionsSchema.pick({ voiceModel: true, perTrack: true });

/** The model that told the voices apart; null: none, where each track of sound is one person. */
export function voiceModelOf(state: AnalysisState | null): string | null {
  const { data } = heardWith.safeParse(state?.options);
  return data === undefined || data.perTrack ? null : data.voiceModel;
}
