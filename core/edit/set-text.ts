import type { Edit } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { alignWords } from './align-words.ts';
import { wordFields } from './cue-words.ts';
import type { EditContext } from './edit-context.ts';
import { indexOfCue } from './edit-context.ts';
import { cueEdit, editedCue } from './make-edit.ts';
import { inkOf, readMarked } from './marked-text.ts';

/**
 * Another text for a cue. Words that stayed keep time and confidence, new ones get the time of what they replace, see
 * `alignWords`; the cue's confidence is that of the words that stayed.
 */
export function setText(c: EditContext, cueId: string, text: string): Edit | null {
  const index = indexOfCue(c.cues, cueId);
  const cue = c.cues[index];
  if (cue === undefined) return null;
  return cueEdit(c, 'edit.setText', { number: index + 1 }, [{ before: cue, after: withNewText(cue, text) }]);
}

/** The cue with another text and the words and confidence that follow from it. */
export function withNewText(cue: TrackCue, newText: string): TrackCue {
  const text = cleanText(newText);
  if (text === cue.text) return cue;
  const { plain } = readMarked(text);
  if (inkOf(plain) === inkOf(readMarked(cue.text).plain)) return withNewSpaces(cue, text, plain);
  if (cue.words === undefined) return editedCue(cue, { text, confidence: undefined });
  const words = alignWords(cue.words, plain, cue);
  return editedCue(cue, { text, words: undefined, confidence: undefined, ...wordFields(words) });
}

/** Lines, tags or spaces only: what was said is as sure as before. */
function withNewSpaces(cue: TrackCue, text: string, plain: string): TrackCue {
  if (cue.words === undefined) return editedCue(cue, { text });
  const spacing = (raw: string): string => raw.trim().replaceAll(/\s+/gu, ' ');
  if (spacing(cue.words.map((word) => word.text).join('')) === spacing(plain))
    return editedCue(cue, { text });
  return editedCue(cue, { text, words: alignWords(cue.words, plain, cue) });
}

/** Line breaks as the library holds them. */
export function cleanText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}
