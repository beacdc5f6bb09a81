import type { SpeakerTurn } from '../analysis/speakers.ts';
import type { Stretch } from './stretch.ts';

/** Nobody comes back from further away to speak together with another. */
const reachMs = 30_000;
/** Somebody of whom less is heard is no speaker. */
const minUnknownMs = 1500;

/**
 * Where two speak at once, the second is who else speaks nearest in time (Otterson and Ostendorf, "Efficient use of overlap
 * information in speaker diarization", ASRU 2007); where nobody else speaks in the whole sound, somebody whose voice is not
 * known: the number behind the last, unless there may be no more. `turns` in the order of time, at most one at a moment; the turns of the second speakers
 * are put among them.
 */
export function withSecondSpeakers(
  turns: readonly SpeakerTurn[],
  overlaps: readonly Stretch[],
  maxSpeakers: number,
): readonly SpeakerTurn[] {
  const speakers = new Set(turns.map(({ speaker }) => speaker));
  const overlapMs = overlaps.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  const [only] = speakers;
  const isSomebodyElse = speakers.size === 1 && maxSpeakers > 1 && overlapMs >= minUnknownMs;
  const unknown = isSomebodyElse ? only! + 1 : undefined;
  const added = overlaps.flatMap((overlap) => {
    const shared = turns.filter(({ startMs, endMs }) => startMs < overlap.endMs && endMs > overlap.startMs);
    return shared.flatMap((turn) => {
      const part = {
        startMs: Math.max(turn.startMs, overlap.startMs),
        endMs: Math.min(turn.endMs, overlap.endMs),
      };
      const second = nearestOther(turns, part, turn.speaker) ?? unknown;
      return second === undefined ? [] : [{ ...part, speaker: second, confidence: 0.5 }];
    });
  });
  return joinSame([...turns, ...added]);
}

function nearestOther(turns: readonly SpeakerTurn[], part: Stretch, speaker: number): number | undefined {
  let nearest: { readonly speaker: number; readonly distanceMs: number } | undefined;
  for (const turn of turns) {
    if (turn.speaker === speaker) continue;
    const distanceMs = Math.max(0, turn.startMs - part.endMs, part.startMs - turn.endMs);
    if (distanceMs <= reachMs && (nearest === undefined || distanceMs < nearest.distanceMs))
      nearest = { speaker: turn.speaker, distanceMs };
  }
  return nearest?.speaker;
}

/** Turns of one speaker that touch or overlap are one. */
function joinSame(turns: readonly SpeakerTurn[]): readonly SpeakerTurn[] {
  const joined: SpeakerTurn[] = [];
  const open = new Map<number, number>();
  for (const turn of turns.toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)) {
    const place = open.get(turn.speaker);
    const last = place === undefined ? undefined : joined[place];
    if (place !== undefined && last !== undefined && turn.startMs <= last.endMs) {
      joined[place] = {
        ...last,
        endMs: Math.max(last.endMs, turn.endMs),
        confidence: Math.min(last.confidence, turn.confidence),
      };
    } else {
      open.set(turn.speaker, joined.length);
      joined.push(turn);
    }
  }
  return joined;
}
