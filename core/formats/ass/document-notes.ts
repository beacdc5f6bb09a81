/** Remarks between cues: WebVTT's notes and the comments of ASS. */
import { readEventText } from './event-text.ts';
import { plainStyle, readStyleLines } from './ass-style.ts';
import { visibleText } from '../../cues/markup.ts';
import { assDefaultPicture } from '../place.ts';
import type { SubtitleDocument } from '../subtitle-document.ts';

export interface CueNote {
  readonly text: string;
  /** As in `WebVttBlock`. */
  readonly beforeCue: number;
}

/** In the order of the document. */
export function notesOf({ webVtt, ass }: Pick<SubtitleDocument, 'webVtt' | 'ass'>): readonly CueNote[] {
  const ofWebVtt = (webVtt?.blocks ?? [])
    .filter(({ kind }) => kind === 'note')
    .map(({ text, beforeCue }) => ({ text, beforeCue }));
  const ofAss = (ass?.events ?? [])
    .filter(({ line }) => !isDialogue(line))
    .map(({ line, beforeCue }) => ({ text: commentText(line), beforeCue }));
  return [...ofWebVtt, ...ofAss].filter(({ text }) => text.trim() !== '');
}

/** A line of events that is shown: a drawing. */
export function isDialogue(line: string): boolean {
  return /^dialogue:/i.test(line);
}

/** The last of ten fields, as it would be seen. */
function commentText(line: string): string {
  const raw = line.split(',').slice(9).join(',');
  const context = {
    style: plainStyle,
    styles: readStyleLines([]),
    softBreak: ' ',
    picture: assDefaultPicture,
    startMs: 0,
  } as const;
  return visibleText(readEventText(raw, context).text);
}
