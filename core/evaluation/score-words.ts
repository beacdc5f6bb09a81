/** Whether the words of a recording are on the right speakers. */
import { speakerPartners } from './score-speakers.ts';
import type { SaidTurn } from './score-speakers.ts';

export interface PlacedWord {
  readonly startMs: number;
  readonly endMs: number;
  /** Undefined: on nobody. */
  readonly speaker: string | number | undefined;
}

export interface WordsScore {
  /** That lie in a turn of the truth. */
  readonly words: number;
  readonly right: number;
}

/**
 * A word is right when its speaker is the partner of who speaks at its middle in the truth; where two speak, of either. The
 * speakers are paired over the turns, as for the diarisation error. Words outside of all turns don't count.
 */
export function scoreWords(
  truth: readonly SaidTurn[],
  found: readonly SaidTurn[],
  words: readonly PlacedWord[],
): WordsScore {
  const partners = speakerPartners(truth, found);
  let [counted, right] = [0, 0];
  for (const { startMs, endMs, speaker } of words) {
    const middleMs = (startMs + endMs) / 2;
    const said = truth.filter((turn) => turn.startMs <= middleMs && middleMs < turn.endMs);
    if (said.length === 0) continue;
    counted += 1;
    if (speaker !== undefined && said.some((turn) => partners.get(turn.speaker) === speaker)) right += 1;
  }
  return { words: counted, right };
}
