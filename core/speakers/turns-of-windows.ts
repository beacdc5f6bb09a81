import type { SpeakerTurn } from '../analysis/speakers.ts';
import { levelMs } from './sound-levels.ts';
import type { Stretch } from './stretch.ts';
import type { VoiceTrack } from './voice-track.ts';

interface Labelled {
  readonly labels: ArrayLike<number>;
  readonly margins: Float32Array;
  /** Where somebody speaks, in order. */
  readonly speech: readonly Stretch[];
  readonly levels: Int8Array | undefined;
}

/** A shorter pause of one who goes on speaking belongs to the turn. */
const pauseMs = 250;
/** Shorter parts of a stretch of speech are nobody's turn. */
const minPieceMs = 250;
/** So far around the middle between two windows a change is looked for. */
const reachMs = 150;

/** Turns of the speakers of windows, in the order of time. */
export function turnsOfWindows(
  { windows }: Pick<VoiceTrack, 'windows'>,
  labelled: Labelled,
): readonly SpeakerTurn[] {
  const all: TurnPiece[] = [];
  let window = 0;
  let endsMs = endOf(windows, 0, labelled.levels);
  for (const { startMs, endMs } of labelled.speech) {
    let atMs = startMs;
    const pieces: TurnPiece[] = [];
    while (atMs < endMs && windows.length > 0) {
      while (endsMs <= atMs) endsMs = endOf(windows, ++window, labelled.levels);
      const untilMs = Math.min(endMs, endsMs);
      const speaker = labelled.labels[window]!;
      const sure = labelled.margins[window]! * (untilMs - atMs);
      const last = pieces.at(-1);
      if (last?.speaker === speaker)
        pieces[pieces.length - 1] = { ...last, endMs: untilMs, sure: last.sure + sure };
      else pieces.push({ startMs: atMs, endMs: untilMs, speaker, sure });
      atMs = untilMs;
    }
    all.push(...withoutSlivers(pieces));
  }
  return joinPieces(all);
}

/** What of a window's sound reaches over a change of speech is the longer neighbour's. */
function withoutSlivers(pieces: readonly TurnPiece[]): readonly TurnPiece[] {
  const lengthOf = (piece: TurnPiece | undefined) => (piece === undefined ? 0 : piece.endMs - piece.startMs);
  return pieces.map((piece, at) => {
    if (lengthOf(piece) >= minPieceMs || pieces.length === 1) return piece;
    const [before, after] = [pieces[at - 1], pieces[at + 1]];
    const longer = lengthOf(before) > lengthOf(after) ? before : after;
    return lengthOf(longer) < lengthOf(piece) ? piece : { ...piece, speaker: longer!.speaker };
  });
}

/** A part of a turn. */
export interface TurnPiece {
  readonly startMs: number;
  readonly endMs: number;
  readonly speaker: number;
  /** Its length in milliseconds times how sure it is, 0 to 1. */
  readonly sure: number;
}

/** Pieces of the same speaker that follow each other with no more than a pause between are one turn. */
export function joinPieces(pieces: readonly TurnPiece[]): readonly SpeakerTurn[] {
  const turns: (TurnPiece & { endMs: number; sure: number; heardMs: number })[] = [];
  for (const piece of pieces) {
    const last = turns.at(-1);
    const heardMs = piece.endMs - piece.startMs;
    if (last?.speaker === piece.speaker && piece.startMs - last.endMs <= pauseMs) {
      last.endMs = piece.endMs;
      last.sure += piece.sure;
      last.heardMs += heardMs;
    } else turns.push({ ...piece, heardMs });
  }
  return turns.map(({ startMs, endMs, speaker, sure, heardMs }) => ({
    ...{ startMs, endMs, speaker },
    confidence: Math.max(0, Math.min(1, sure / heardMs)),
  }));
}

/** Up to where the sound is a window's and not the next one's; without end for the last. */
function endOf(windows: readonly Stretch[], at: number, levels: Int8Array | undefined): number {
  const [window, next] = [windows[at], windows[at + 1]];
  if (window === undefined || next === undefined) return Infinity;
  if (window.endMs <= next.startMs) return Math.round((window.endMs + next.startMs) / 2);
  const [from, to] = [window, next].map(({ startMs, endMs }) => (startMs + endMs) / 2) as [number, number];
  return quietest(levels, from - reachMs, to + reachMs) ?? Math.round((from + to) / 2);
}

/** People change where it is quiet: the middle of the quietest 50 ms. */
function quietest(levels: Int8Array | undefined, fromMs: number, toMs: number): number | undefined {
  if (levels === undefined) return undefined;
  let best = Infinity;
  let found: number | undefined;
  for (let at = Math.ceil(fromMs / levelMs); at < Math.floor(toMs / levelMs) - 5; at++) {
    let sum = 0;
    for (let near = at; near < at + 5; near++) sum += levels[near] ?? 0;
    if (sum < best) {
      best = sum;
      found = at * levelMs + 25;
    }
  }
  return found;
}
