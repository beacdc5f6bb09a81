import type { Cue, Word } from '../../cues/cue.ts';

/** The words that were recognised and are in no cue: fillers and false starts that were to be left out. */
export function leftOutWords(words: readonly Word[], cues: readonly Cue[]): readonly Word[] {
  const carried = new Set(
    cues.flatMap((cue) => (cue.words ?? []).map(({ startMs, endMs }) => `${startMs} ${endMs}`)),
  );
  return words.filter(
    ({ text, startMs, endMs }) => /^\s*\p{L}/u.test(text) && !carried.has(`${startMs} ${endMs}`),
  );
}
