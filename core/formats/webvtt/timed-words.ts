/** Time stamps inside a cue's text (`one<00:01.500> two`) as words, and back. */
import type { Cue, Word } from '../../cues/cue.ts';
import { tokenizeMarkup } from '../../cues/markup.ts';
import { wordRanges } from '../../cues/word-ranges.ts';
import { formatWebVttTime, parseTime } from '../../time/timestamps.ts';
import { decodeReferences } from '../../cues/character-references.ts';

const timeStamp = /^<[\d:.]+>$/;

export interface TimedText {
  /** Without time stamps, and without the bare `<c>` that generators put around each word. */
  readonly text: string;
  /** Empty where the text has no time stamp. */
  readonly words: readonly Word[];
}

/** `raw`: as the file has it. A stamp that goes back, or beyond the cue, is left out. */
export function readTimedText(raw: string, startMs: number, endMs: number): TimedText {
  if (!/<\d/.test(raw)) return { text: raw, words: [] };
  const tokens = tokenizeMarkup(raw);
  if (!tokens.some((token) => token.kind === 'tag' && timeStamp.test(token.raw)))
    return { text: raw, words: [] };
  const segments: { readonly startMs: number; readonly texts: string[] }[] = [{ startMs, texts: [] }];
  const written: string[] = [];
  const spans: boolean[] = [];
  for (const { kind, raw: piece } of tokens) {
    if (kind !== 'tag') {
      segments.at(-1)!.texts.push(piece);
      written.push(piece);
    } else if (timeStamp.test(piece)) {
      const ms = parseTime(piece.slice(1, -1))?.ms ?? -1;
      if (ms >= segments.at(-1)!.startMs && ms <= endMs) segments.push({ startMs: ms, texts: [] });
    } else if (!isBareSpan(piece, spans)) written.push(piece);
  }
  return { text: written.join(''), words: wordsOf(segments, endMs) };
}

/** `<c>` without a class, and the `</c>` that ends it. `spans`: of the open ones, which are bare. */
function isBareSpan(tag: string, spans: boolean[]): boolean {
  if (/^<\/c>$/i.test(tag)) return spans.pop() ?? false;
  if (!/^<c[.\s>]/i.test(tag)) return false;
  const isBare = tag.length === 3;
  spans.push(isBare);
  return isBare;
}

function wordsOf(
  segments: readonly { readonly startMs: number; readonly texts: readonly string[] }[],
  endMs: number,
): readonly Word[] {
  const words: Word[] = [];
  let isSpaced = false;
  for (const [index, segment] of segments.entries()) {
    const raw = decodeReferences(segment.texts.join(''));
    const text = raw.trim().replace(/\s+/g, ' ');
    if (text === '') {
      isSpaced ||= raw !== '';
      continue;
    }
    const space = words.length > 0 && (isSpaced || /^\s/.test(raw)) ? ' ' : '';
    isSpaced = /\s$/.test(raw);
    const end = segments[index + 1]?.startMs ?? endMs;
    words.push({ startMs: segment.startMs, endMs: end, text: space + text, timing: 'given' });
  }
  return words;
}

/** The cue's text with a time stamp before each word that starts after the cue, and one where the last word ends. */
export function withTimeStamps(cue: Pick<Cue, 'text' | 'words' | 'startMs' | 'endMs'>): string {
  const { text, words = [], startMs, endMs } = cue;
  const pieces: string[] = [];
  let written = 0;
  let latestMs = startMs;
  for (const { wordIndex, start } of wordRanges({ text, words })) {
    const ms = words[wordIndex]!.startMs;
    if (ms <= latestMs || ms >= endMs) continue;
    const at = beforeSpaces(text, start, written);
    pieces.push(text.slice(written, at), `<${formatWebVttTime(ms)}>`);
    written = at;
    latestMs = ms;
  }
  const lastMs = words.at(-1)?.endMs ?? endMs;
  const end = lastMs > latestMs && lastMs < endMs ? `<${formatWebVttTime(lastMs)}>` : '';
  return pieces.join('') + text.slice(written) + end;
}

/** The space before a word belongs to it. */
function beforeSpaces(text: string, start: number, from: number): number {
  let at = start;
  while (at > from && text[at - 1] === ' ') at -= 1;
  return at;
}
