import type { SpeakersResult } from '../../core/analysis/speakers.ts';
import type { Times } from '../workspace/timeline/gesture.ts';
import { turnAt, type SpokenTurns } from './speaker-turns.ts';

/** A voice is known by then. */
const listenMs = 2000;

/**
 * Two seconds by which a speaker is told: of what the analysis was surest of where the text names them, else of their
 * longest turn. null: they say nothing.
 */
export function clearestOf(name: string, spoken: SpokenTurns, result: SpeakersResult | null): Times | null {
  const middle = ({ startMs, endMs }: Times): number => (startMs + endMs) / 2;
  const own = (result?.turns ?? []).filter(
    (turn) => spoken.turns[turnAt(spoken, middle(turn))]?.speaker === name,
  );
  const clearness = ({ startMs, endMs, confidence }: (typeof own)[number]): number =>
    confidence * Math.min(1, (endMs - startMs) / listenMs);
  const clearest = own.toSorted((a, b) => clearness(b) - clearness(a))[0];
  const length = ({ startMs, endMs }: Times): number => endMs - startMs;
  const longest = spoken.turns
    .filter(({ speaker }) => speaker === name)
    .toSorted((a, b) => length(b) - length(a))[0];
  const turn = clearest ?? longest;
  return turn === undefined ? null : middleOf(turn);
}

function middleOf({ startMs, endMs }: Times): Times {
  if (endMs - startMs <= listenMs) return { startMs, endMs };
  const from = Math.round((startMs + endMs - listenMs) / 2);
  return { startMs: from, endMs: from + listenMs };
}
