/** Italic and the like by command: of what is marked in the open text, else of the selected cues. */
import { plainOffsetOf, rawEnd, rawStart, readMarked } from '../../core/edit/marked-text.ts';
import { toggleStyle, toggleStyleOfPart, type TextStyle } from '../../core/edit/text-style.ts';
import { openProject } from '../project/project-store.ts';
import { editTrack } from './cue-actions.ts';
import { markedRange, selectInField } from './editing-store.ts';

export function changeStyle(style: TextStyle): void {
  const marked = markedRange();
  if (marked === null) {
    const cueIds = [...(openProject()?.selection ?? [])];
    editTrack((c) => toggleStyle(c, cueIds, style));
    return;
  }
  const { trackId, cueId, text } = marked;
  const before = readMarked(text);
  const [from, to] = [plainOffsetOf(before, marked.start), plainOffsetOf(before, marked.end)];
  const edit = editTrack((c) => toggleStyleOfPart(c, cueId, style, marked), trackId);
  const change = edit?.changes[0];
  if (change?.kind !== 'cue' || change.after === null) return;
  // The same letters are marked as before, wherever the tags have put them.
  const after = readMarked(change.after.text);
  selectInField(
    cueId,
    rawStart(after, Math.min(from, after.plain.length)),
    from === to ? null : rawEnd(after, to),
  );
}
