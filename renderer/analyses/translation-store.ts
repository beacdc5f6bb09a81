/** What the translation that is active was made with, and how that ended. */
import {
  translation,
  translationOptionsSchema,
  type TranslationOptions,
  type TranslationResult,
} from '../../core/analysis/translation.ts';
import type { AnalysisState } from '../../core/contract/analyses.ts';
import { activeTrack, type OpenProject } from '../project/project-store.ts';
import { createTrackResults } from './track-results.ts';

const results = createTrackResults<TranslationResult>({
  kind: translation.kind,
  isOfVideo: false,
  isOfActive: isOfTranslation,
});
export const translationStore = results.store;
export const connectTranslation = results.connect;

export function optionsOf(state: AnalysisState | null): TranslationOptions | null {
  return translationOptionsSchema.safeParse(state?.options).data ?? null;
}

/** A result names what it translates, and into what. */
function isOfTranslation(options: unknown, project: OpenProject): boolean {
  const made = translationOptionsSchema.safeParse(options).data;
  const track = activeTrack(project);
  return made !== undefined && made.trackId === track?.translates && made.to === track.language;
}
