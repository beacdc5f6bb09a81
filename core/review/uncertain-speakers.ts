import { insideOf } from '../edit/settled-speakers.ts';
import type { Span } from '../edit/settled-speakers.ts';
import { labelsOf } from '../edit/speaker-labels.ts';
import type { CueWord } from '../edit/cue-words.ts';
import { endsSentence } from '../language/sentence-end.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { ReviewProblem } from './review-problem.ts';
import type { SpeakerDoubts } from './speaker-doubts.ts';

/** A turn whose voice is nearer to its speaker than to the next one by less is doubtful, see `SpeakerTurn.confidence`. */
export const lowTurnConfidence = 0.3;
/** So short is a "yes" of somebody else, or a mistake. */
const shortTurnMs = 400;
/** Who changes in the middle of a sentence pauses. */
const minPauseMs = 250;
/** What a person listens to. */
const listenMs = 2000;

export type SpeakerFinding = Pick<
  ReviewProblem,
  'code' | 'severity' | 'measured' | 'limit' | 'unit' | 'span'
>;

/** At most one for each cue, the first of the surest kind: a change inside a sentence, a short turn, a doubtful voice. */
export function findUncertainSpeaker(
  cue: TrackCue,
  doubts: SpeakerDoubts | undefined,
): SpeakerFinding | null {
  if (doubts === undefined) return null;
  const isSettled = insideOf(doubts.settled);
  const change = changeInSentence(cue, doubts.language, isSettled);
  if (change !== null) return finding(listenAround(change), null, null, null);
  const short = shortTurn(cue, isSettled);
  if (short !== null) return finding(listenAround(short), short.endMs - short.startMs, shortTurnMs, 'ms');
  const doubtful = doubtfulTurn(cue, doubts, isSettled);
  if (doubtful === null) return null;
  return finding(listenAround(doubtful), doubtful.confidence, lowTurnConfidence, 'share');
}

/** Two seconds around the middle of a stretch. */
export function listenAround({ startMs, endMs }: Span): Span {
  const from = Math.max(0, Math.round((startMs + endMs - listenMs) / 2));
  return { startMs: from, endMs: from + listenMs };
}

function changeInSentence(
  { words = [], ...cue }: TrackCue,
  language: string,
  isSettled: (span: Span) => boolean,
): Span | null {
  for (let i = 1; i < words.length; i++) {
    const [before, word] = [words[i - 1]!, words[i]!];
    const [one, other] = [before, word].map(({ speaker }) => speaker ?? cue.speaker);
    if (one === other || one === undefined || other === undefined) continue;
    if (word.startMs - before.endMs >= minPauseMs) continue;
    if (endsSentence(before.text, { language, next: word.text })) continue;
    if (!isSettled(before) && !isSettled(word)) return { startMs: before.endMs, endMs: word.startMs };
  }
  return null;
}

/** Of a cue that others speak in, too: a cue of its own was cut where its speaker begins. */
function shortTurn(cue: TrackCue, isSettled: (span: Span) => boolean): Span | null {
  const { words = [] } = cue;
  const labels = labelsOf(cue);
  for (let from = 0; from < words.length;) {
    let to = from + 1;
    while (to < words.length && labels[to] === labels[from]) to += 1;
    const turn = { startMs: words[from]!.startMs, endMs: words[to - 1]!.endMs };
    const isAlone = from === 0 && to === words.length;
    const isShort = turn.endMs - turn.startMs < shortTurnMs;
    if (!isAlone && isShort && labels[from] !== undefined && !isSettled(turn)) return turn;
    from = to;
  }
  return null;
}

/** The least sure one that it has words in. */
function doubtfulTurn(
  { words, speaker, ...cue }: TrackCue,
  { doubtful }: SpeakerDoubts,
  isSettled: (span: Span) => boolean,
): (Span & { readonly confidence: number }) | null {
  const said: readonly Pick<CueWord, 'startMs' | 'endMs' | 'speaker'>[] = words ?? [cue];
  let least: SpeakerDoubts['doubtful'][number] | null = null;
  for (let i = firstReaching(doubtful, cue.startMs); i < doubtful.length; i++) {
    const turn = doubtful[i]!;
    if (turn.startMs >= cue.endMs) break;
    if (least !== null && turn.confidence >= least.confidence) continue;
    const isIn = insideOf([turn]);
    const own = said.filter((word) => (word.speaker ?? speaker) !== undefined && isIn(word));
    if (own.some((word) => !isSettled(word))) least = turn;
  }
  return least;
}

/** Doubtful turns are short and few at one time: those that end late are looked at from here on. */
function firstReaching(turns: SpeakerDoubts['doubtful'], timeMs: number): number {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (turns[middle]!.endMs > timeMs) high = middle;
    else low = middle + 1;
  }
  return low;
}

function finding(
  span: Span,
  measured: number | null,
  limit: number | null,
  unit: 'ms' | 'share' | null,
): SpeakerFinding {
  return { code: 'uncertain-speaker', severity: 'hint', measured, limit, unit, span };
}
