/** A stretch of time, the end excluded. */
export interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

/** Those that touch or overlap as one; in the order of time. */
export function joinStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: { startMs: number; endMs: number }[] = [];
  for (const { startMs, endMs } of stretches.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = joined.at(-1);
    if (last !== undefined && startMs <= last.endMs) last.endMs = Math.max(last.endMs, endMs);
    else joined.push({ startMs, endMs });
  }
  return joined;
}
