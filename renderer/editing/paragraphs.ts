/** Running text of cues: a paragraph ends where someone pauses, the speaker changes, or it grows long. */
import { visibleText } from '../../core/cues/markup.ts';
import { endsSentence } from '../../core/language/sentence-end.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';

const pauseMs = 2000;
/** From here on a paragraph ends with the next sentence, */
const long = 450;
/** and from here on with the next cue. */
const tooLong = 1200;

export interface Paragraph {
  /** Id of its first cue. */
  readonly key: string;
  readonly cues: readonly TrackCue[];
}

export function buildParagraphs(cues: readonly TrackCue[]): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let from = 0;
  let length = 0;
  for (const [index, cue] of cues.entries()) {
    length += cue.text.length;
    const next = cues[index + 1];
    if (next !== undefined && !endsParagraph(cue, next, length)) continue;
    paragraphs.push({ key: cues[from]!.id, cues: cues.slice(from, index + 1) });
    from = index + 1;
    length = 0;
  }
  return paragraphs;
}

function endsParagraph(cue: TrackCue, next: TrackCue, length: number): boolean {
  if (next.startMs - cue.endMs >= pauseMs || next.speaker !== cue.speaker) return true;
  if (length < long) return false;
  return length >= tooLong || endsSentence(visibleText(cue.text), { next: visibleText(next.text) });
}
