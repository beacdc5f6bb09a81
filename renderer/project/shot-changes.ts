import type { MediaDetail } from '../../core/contract/media.ts';

const shotChanges = new WeakMap<object, readonly number[]>();

/** First frame of each shot, the same array for the same shots; null until the shots are found. */
export function shotChangesOf({ shots }: MediaDetail): readonly number[] | null {
  if (shots === null) return null;
  const known = shotChanges.get(shots) ?? shots.map(({ timeMs }) => timeMs);
  shotChanges.set(shots, known);
  return known;
}
