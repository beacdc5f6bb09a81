import type { Word } from '../../cues/cue.ts';
import type { TextEdit } from '../../language/fillers.ts';

/**
 * The words after edits of their running text. What replaces a stretch goes to the word in which the stretch begins;
 * words of which nothing is left are gone, the others keep their times.
 */
export function editWords(words: readonly Word[], edits: readonly TextEdit[]): readonly Word[] {
  if (edits.length === 0) return words;
  const edited: Word[] = [];
  let offset = 0;
  let next = 0;
  for (const word of words) {
    const end = offset + word.text.length;
    let text = '';
    let at = offset;
    for (let i = next; i < edits.length && edits[i]!.from < end; i++) {
      const edit = edits[i]!;
      if (edit.from >= offset) text += word.text.slice(at - offset, edit.from - offset) + edit.text;
      at = Math.min(Math.max(at, edit.to), end);
      if (edit.to <= end) next = i + 1;
    }
    text += word.text.slice(at - offset);
    if (text === word.text) edited.push(word);
    else if (text.trim() !== '') edited.push({ ...word, text });
    offset = end;
  }
  return edited;
}
