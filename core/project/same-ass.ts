import type { TrackCue } from './track-cue.ts';

export function sameAss(a: TrackCue['ass'], b: TrackCue['ass']): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  return (
    a.style === b.style &&
    a.layer === b.layer &&
    a.effect === b.effect &&
    a.raw === b.raw &&
    a.margins?.join('\n') === b.margins?.join('\n')
  );
}
