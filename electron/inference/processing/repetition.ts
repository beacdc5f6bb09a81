/**
 * Loops are Whisper's best known failure: the same words again and again until the context is full. People do
 * repeat themselves ("no, no, no"), so short units must come back more often than long ones to count.
 */
const maxUnit = 32;
const minRepeats = 4;
/** Units times their length: nine single words, five pairs, four longer phrases. */
const minItems = 9;

/** True when `items` end in the same unit over and over (checked at every step, so it looks at the end only). */
export function endsInLoop(items: readonly unknown[]): boolean {
  const longest = Math.min(maxUnit, Math.floor(items.length / minRepeats));
  for (let unit = 1; unit <= longest; unit++) {
    if (countRepeatsAtEnd(items, unit, items.length) >= neededRepeats(unit)) return true;
  }
  return false;
}

/** True when such a loop stands anywhere in `items`. */
export function containsLoop(items: readonly unknown[]): boolean {
  for (let end = minItems; end <= items.length; end++) {
    const longest = Math.min(maxUnit, Math.floor(end / minRepeats));
    for (let unit = 1; unit <= longest; unit++) {
      if (countRepeatsAtEnd(items, unit, end) >= neededRepeats(unit)) return true;
    }
  }
  return false;
}

/** For text that is to be given to the model as what was said before: a loop there would be continued. */
export function looksLikeLoop(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/[\s\p{P}]+/u)
    .filter((word) => word !== '');
  return containsLoop(words) || containsLoop(Array.from(text.replace(/\s+/gu, '')).slice(-200));
}

function neededRepeats(unit: number): number {
  return Math.max(minRepeats, Math.ceil(minItems / unit));
}

/** How many times in a row the last `unit` items before `end` occur, at most as many as are needed. */
function countRepeatsAtEnd(items: readonly unknown[], unit: number, end: number): number {
  const enough = neededRepeats(unit);
  let repeats = 1;
  for (; repeats < enough; repeats++) {
    const start = end - (repeats + 1) * unit;
    if (start < 0) return repeats;
    for (let offset = 0; offset < unit; offset++) {
      if (items[start + offset] !== items[start + unit + offset]) return repeats;
    }
  }
  return repeats;
}
