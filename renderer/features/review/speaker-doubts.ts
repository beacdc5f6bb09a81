import type { SpeakersResult } from '../../../core/analysis/speakers.ts';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import type { SpeakerDoubts } from '../../../core/review/speaker-doubts.ts';
import { lowTurnConfidence } from '../../../core/review/uncertain-speakers.ts';
import { speakersStore } from '../../analyses/speakers-store.ts';

const nothingSettled: SpeakerDoubts['settled'] = [];
let made: { readonly from: readonly unknown[]; readonly doubts: SpeakerDoubts } | null = null;

/** What the review is told of who speaks, the same object while it is the same; undefined: nobody was listened to. */
export function speakerDoubtsOf(mediaId: string, track: SubtitleTrack): SpeakerDoubts | undefined {
  const { mediaId: of, value } = speakersStore.get();
  if (of !== mediaId || value === null || track.translates !== undefined) return undefined;
  const { settledSpeakers: settled = nothingSettled, language } = track;
  const from = [value, settled, language];
  if (made === null || from.some((each, i) => each !== made?.from[i])) {
    made = { from, doubts: { doubtful: doubtfulTurns(value), settled, language } };
  }
  return made.doubts;
}

const known = new WeakMap<SpeakersResult, SpeakerDoubts['doubtful']>();

function doubtfulTurns(result: SpeakersResult): SpeakerDoubts['doubtful'] {
  const found = known.get(result) ?? result.turns.filter(({ confidence }) => confidence < lowTurnConfidence);
  known.set(result, found);
  return found;
}
