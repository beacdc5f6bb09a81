/**
 * JSON of whisper.cpp: `-oj` gives segments with `offsets` in milliseconds, `-ojf` the tokens too, of which words are
 * made. With `-di` a segment has a speaker.
 */
import { confidenceOf, fieldsOf, objectsOf, speakerOf, stringOf, wholeMs } from './fields.ts';
import type { Fields } from './fields.ts';
import type { HeardSegment, HeardWord, Transcript } from './transcript.ts';
import { isUnspacedScript } from '../../cues/text-measure.ts';
import { parseTime } from '../../time/timestamps.ts';

/** `[_BEG_]`, `[_TT_550]`, `<|endoftext|>`: what a token is when it is no text. */
const specialToken = /^\[_[A-Z_0-9]{1,20}\]$|^<\|[^|]{0,40}\|>$/;
const replacement = '\ufffd';

export function readWhisperCpp(file: Fields): Transcript | null {
  const segments = objectsOf(file['transcription']);
  if (segments === null) return null;
  const language = stringOf(fieldsOf(file['result'])?.['language']);
  return {
    segments: segments.map(readSegment),
    cut: 'segments',
    ...(language === null ? {} : { language }),
  };
}

function readSegment(segment: Fields): HeardSegment {
  const text = stringOf(segment['text']) ?? '';
  const speaker = speakerOf(segment['speaker']);
  return {
    ...readTimes(segment),
    text,
    words: wordsOfTokens(objectsOf(segment['tokens']) ?? [], text),
    ...(speaker === undefined ? {} : { speaker }),
  };
}

function readTimes(item: Fields): { readonly startMs: number | null; readonly endMs: number | null } {
  const offsets = fieldsOf(item['offsets']);
  const clock = fieldsOf(item['timestamps']);
  const time = (name: 'from' | 'to'): number | null =>
    wholeMs(offsets?.[name]) ?? parseTime(stringOf(clock?.[name]) ?? '')?.ms ?? null;
  return { startMs: time('from'), endMs: time('to') };
}

interface Token {
  readonly text: string;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly confidence: number | undefined;
}

/** A token that begins with a space begins a word; in scripts without spaces each token is one. */
function wordsOfTokens(items: readonly Fields[], text: string): readonly HeardWord[] {
  const tokens = items.flatMap((item) => readToken(item) ?? []);
  const whole = withWholeCharacters(tokens, text);
  if (whole === null) return [];
  const words: Token[][] = [];
  for (const token of whole) {
    const last = words.at(-1)?.at(-1);
    const begins = last === undefined || /^\s/.test(token.text) || isUnspaced(last.text, token.text);
    if (begins) words.push([token]);
    else words.at(-1)!.push(token);
  }
  return words.map(joinTokens);
}

function readToken(item: Fields): Token | null {
  const text = stringOf(item['text']) ?? '';
  if (text === '' || specialToken.test(text)) return null;
  return { text, ...readTimes(item), confidence: confidenceOf(item['p']) };
}

/** Punctuation stays with the word before it. */
function isUnspaced(before: string, text: string): boolean {
  return isUnspacedScript(text[0]!) && (isUnspacedScript(before.at(-1)!) || /\p{P}$/u.test(before));
}

/**
 * A token may hold a part of a character only, which the file shows as U+FFFD; such neighbours are taken together and
 * given the characters that stand there in the segment's text. Null where the tokens are not those of the text.
 */
function withWholeCharacters(tokens: readonly Token[], text: string): readonly Token[] | null {
  const whole: Token[] = [];
  let at = 0;
  for (let i = 0; i < tokens.length;) {
    let next = i;
    while (next < tokens.length && tokens[next]!.text.includes(replacement)) next += 1;
    const clean = tokens[next]?.text;
    const found = clean === undefined ? text.length : text.indexOf(clean, at);
    if (found < 0 || (next === i && found !== at)) return null;
    if (next > i) whole.push({ ...joined(tokens.slice(i, next)), text: text.slice(at, found) });
    at = found;
    if (next > i) {
      i = next;
      continue;
    }
    whole.push(tokens[i]!);
    at += clean!.length;
    i += 1;
  }
  return whole.filter((token) => token.text !== '');
}

function joined(tokens: readonly Token[]): Token {
  const known = tokens.flatMap(({ confidence }) => confidence ?? []);
  return {
    text: tokens.map((token) => token.text).join(''),
    startMs: tokens.find((token) => token.startMs !== null)?.startMs ?? null,
    endMs: tokens.findLast((token) => token.endMs !== null)?.endMs ?? null,
    confidence: known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length,
  };
}

function joinTokens(tokens: readonly Token[]): HeardWord {
  const { confidence, ...word } = joined(tokens);
  return { ...word, ...(confidence === undefined ? {} : { confidence }) };
}
