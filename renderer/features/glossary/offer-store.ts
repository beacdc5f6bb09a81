/**
 * [Note: Learning from corrections] When a person has put a name right in a cue, the same mishearing often stands
 * elsewhere, and the next recording has it again. Both are offered, once, beside the work: nothing waits for an answer, and
 * the next cue that is left takes the offer's place or, where it was no correction, leaves it.
 */
import type { Correction } from '../../../core/find/correction.ts';
import { correctionOf, countLeft, queryOf } from '../../../core/find/correction.ts';
import type { ReplacedText } from '../../../core/find/replace.ts';
import { replaceAllEdit, replaceInTexts } from '../../../core/find/replace.ts';
import { editTrack } from '../../editing/cue-actions.ts';
import { onTyped, type TypedText } from '../../editing/typing.ts';
import { openProject, projectStore } from '../../project/project-store.ts';
import { createStore } from '../../stores/store.ts';
import { isTerm } from './glossary-store.ts';

export interface Offer {
  readonly mediaId: string;
  readonly trackId: string;
  readonly correction: Correction;
  /** The name may be kept. */
  readonly canKeep: boolean;
  /** How often the old form stands in the track. */
  readonly left: number;
}

export const offerStore = createStore<Offer | null>(null);

/** What was offered is not offered again before the page is closed. */
const offered = new Set<string>();

/** Returns the way to stop. */
export function followCorrections(): () => void {
  const stops = [
    onTyped((typed) => {
      const offer = offerFor(typed);
      if (offer !== null) offerStore.set(offer);
    }),
    projectStore.subscribe(() => {
      const offer = offerStore.get();
      if (offer !== null && offer.mediaId !== openProject()?.media.id) offerStore.set(null);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function offerFor({ trackId, before, text }: TypedText): Offer | null {
  const project = openProject();
  const track = project?.tracks.find(({ id }) => id === trackId);
  if (project === null || track === undefined) return null;
  const language = before.language ?? (track.language === 'und' ? undefined : track.language);
  const correction = correctionOf(before.text, text, language);
  if (correction === undefined) return null;
  const key = `${trackId}\n${correction.from}\n${correction.to}`;
  if (offered.has(key)) return null;
  const left = countLeft(
    correction,
    (project.cues.get(trackId) ?? []).map((cue) => cue.text),
  );
  const canKeep = isWholeName(correction) && !isTerm(correction.to);
  if (left === 0 && !canKeep) return null;
  offered.add(key);
  return { mediaId: project.media.id, trackId, correction, canKeep, left };
}

/** A word alike that is no name, and a part of a name in ideographs, is put right but not kept without being asked for. */
function isWholeName({ isName }: Correction): boolean {
  return isName;
}

/** What correcting the rest would make of each cue that has the old form. */
export function correctedTexts({ trackId, correction }: Offer): readonly ReplacedText[] {
  const cues = openProject()?.cues.get(trackId) ?? [];
  return replaceInTexts(cues, queryOf(correction), correction.to, { kind: 'all' });
}

/** One edit for all of them. */
export function correct({ trackId }: Offer, texts: readonly ReplacedText[]): void {
  editTrack((c) => replaceAllEdit(c, texts), trackId);
  offerStore.set((offer) => (offer?.canKeep === true ? { ...offer, left: 0 } : null));
}

/** The name is kept now. */
export function dropKeeping(): void {
  offerStore.set((offer) => (offer !== null && offer.left > 0 ? { ...offer, canKeep: false } : null));
}
