import type { Edit } from '../project/project.ts';
import { withoutFields } from '../cues/without-fields.ts';
import { bareRange } from '../cues/word-ranges.ts';
import type { WordRange } from '../cues/word-ranges.ts';
import type { CueWord } from './cue-words.ts';
import { wordFields } from './cue-words.ts';
import type { EditContext } from './edit-context.ts';
import { indexOfCue } from './edit-context.ts';
import { cueEdit, editedCue } from './make-edit.ts';
import { plainOffsetOf, readMarked, replaceVisible } from './marked-text.ts';

/**
 * An alternative in place of a word. The word keeps its times and marks; nobody doubts it any more, and what it could
 * have been besides is forgotten. Null where there is no such cue or word.
 */
export function takeAlternative(
  c: EditContext,
  cueId: string,
  { wordIndex, start, end }: WordRange,
  alternative: string,
): Edit | null {
  const index = indexOfCue(c.cues, cueId);
  const cue = c.cues[index];
  if (cue?.words?.[wordIndex] === undefined) return null;
  const marked = readMarked(cue.text);
  const place = { start: plainOffsetOf(marked, start), end: plainOffsetOf(marked, end) };
  const text = replaceVisible(marked, [{ ...place, text: alternative }]);
  const words = cue.words.map((word, i) => (i === wordIndex ? otherWord(word, alternative) : word));
  const after = editedCue(cue, { text, words: undefined, confidence: undefined, ...wordFields(words) });
  return cueEdit(c, 'edit.setText', { number: index + 1 }, [{ before: cue, after }]);
}

function otherWord(word: CueWord, alternative: string): CueWord {
  const kept = withoutFields(word, 'confidence', 'alternatives');
  const lead = word.text.length - word.text.trimStart().length;
  const { start, end } = bareRange(word.text, { start: lead, end: word.text.trimEnd().length });
  return { ...kept, text: word.text.slice(0, start) + alternative + word.text.slice(end) };
}
