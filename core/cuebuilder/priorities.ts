/**
 * [Note: Priorities] The search minimises one number made of layers that never mix:
 * 1. characters over the line limit (`lineExcess` each): only a word longer than a line has any;
 * 2. violations of the profile that the checker would name (`violation` each): too short, too long, too fast
 *    to read, gaps, shots;
 * 3. the points of [Note: Break costs].
 * So no violation remains that other breaks could avoid. With one exception, made on purpose: where speech is
 * too fast for any breaking, counting too-fast cues would reward packing as much text as possible into each,
 * broken anywhere. So after a first search, the sentences that hold a too-fast cue are marked, and a second
 * search treats reading speed inside them as points (`tooFast`), in proportion to the time that is missing.
 * Outside them it stays a violation. When the first search finds no too-fast cue, there is no second.
 */
export const lineExcess = 1e9;
export const violation = 1e6;

/**
 * Points for a cue in a sentence that cannot be slow enough, `missingMs` shorter than its text needs: fewer
 * than a bad break costs. (At 90, fast English and all Japanese were packed and broken inside phrases.)
 */
export function tooFast(missingMs: number): number {
  return 40 + 0.04 * missingMs;
}
