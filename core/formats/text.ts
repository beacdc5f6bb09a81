/** The plain transcript: what was said, in paragraphs, without times and tags. */
import type { Cue } from '../cues/cue.ts';
import { visibleText } from '../cues/markup.ts';
import { withMark } from '../cues/voices.ts';
import { isUnspacedScript } from '../cues/text-measure.ts';

export interface TextOptions {
  /** A pause of at least this long starts a paragraph; 2000 unless given. */
  readonly paragraphPauseMs?: number;
  /** A paragraph this long ends with its next sentence; 600 characters unless given. */
  readonly paragraphLength?: number;
  /** A dash instead of the name. */
  readonly dashes?: boolean;
}

const sentenceEnd = /[.!?\u2026\u3002\uff01\uff1f\u061f\u0964]["'\u201d\u2019\u00bb)\]\u300d\u300f]*$/u;

/** Paragraphs with an empty line between; a change of speaker starts one with the name, or a dash, before it. */
export function writeText(cues: readonly Cue[], options: TextOptions = {}): string {
  const pauseMs = options.paragraphPauseMs ?? 2000;
  const longest = options.paragraphLength ?? 600;
  const mark = (speaker: string): string => (options.dashes === true ? '- ' : `${speaker}: `);
  const paragraphs: string[] = [];
  let pieces: string[] = [];
  let length = 0;
  let previous: Cue | null = null;
  for (const cue of cues) {
    const text = runningText(cue.text);
    if (text === '') continue;
    const isNewSpeaker = previous !== null && cue.speaker !== previous.speaker;
    const isPause = previous !== null && cue.startMs - previous.endMs >= pauseMs;
    const isFull = length >= longest && sentenceEnd.test(pieces.at(-1) ?? '');
    if (isNewSpeaker || isPause || isFull) {
      paragraphs.push(joinTexts(pieces));
      pieces = [];
      length = 0;
    }
    const label = cue.speaker === undefined || !(previous === null || isNewSpeaker) ? '' : mark(cue.speaker);
    const piece = label === '' ? text : withMark(label, text);
    pieces.push(piece);
    length += piece.length + 1;
    previous = cue;
  }
  if (pieces.length > 0) paragraphs.push(joinTexts(pieces));
  return paragraphs.length === 0 ? '' : `${paragraphs.join('\n\n')}\n`;
}

/** A cue's visible text on one line. */
export function runningText(cueText: string): string {
  const visible = visibleText(cueText);
  if (!/[\r\n]/.test(visible)) return visible.trim();
  return joinTexts(visible.split(/[\r\n]+/).map((line) => line.trim()));
}

/** With a space between, except where both sides are in a script without spaces. */
function joinTexts(texts: readonly string[]): string {
  const pieces: string[] = [];
  for (const text of texts) {
    if (text === '') continue;
    const before = pieces.at(-1);
    if (before !== undefined && !(isUnspacedEdge(before.slice(-2)) && isUnspacedEdge(text.slice(0, 2)))) {
      pieces.push(' ');
    }
    pieces.push(text);
  }
  return pieces.join('');
}

/** Two UTF-16 units at an edge: a letter of such a script, or its punctuation. */
function isUnspacedEdge(edge: string): boolean {
  return isUnspacedScript(edge) || /[\u3000-\u303f\uff00-\uff65]/.test(edge);
}
