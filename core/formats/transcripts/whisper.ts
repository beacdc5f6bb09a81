/**
 * JSON of Whisper (openai), WhisperX, faster-whisper, whisper-timestamped, stable-ts and the servers that speak like
 * OpenAI: `segments` with `start`, `end` and `text` in seconds, words in them or beside them.
 */
import { confidenceOf, fieldsOf, msOfSeconds, objectsOf, speakerOf, stringOf } from './fields.ts';
import type { Fields } from './fields.ts';
import type { HeardSegment, HeardWord, Transcript } from './transcript.ts';

/** `{"segments": [...]}`, or the segments alone; null where there are none. */
export function readWhisper(value: unknown): Transcript | null {
  const file = fieldsOf(value);
  const list = file === null ? value : file['segments'];
  if (!Array.isArray(list)) return null;
  const segments = list.flatMap((item) => readSegment(item) ?? []);
  const hasWords = Array.isArray(file?.['words']);
  if (segments.length === 0 && (list.length > 0 || hasWords)) return null;
  const language = stringOf(file?.['language']) ?? stringOf(fieldsOf(file?.['info'])?.['language']);
  const words = readWords(file?.['words'] ?? file?.['word_segments']);
  return {
    segments: segments.some((segment) => segment.words.length > 0) ? segments : withWords(segments, words),
    cut: 'segments',
    ...(language === null ? {} : { language }),
  };
}

/** `words` of a file or a segment: `{"word", "start", "end"}` in seconds. */
export function readWords(value: unknown): readonly HeardWord[] {
  return (objectsOf(value) ?? []).flatMap((word) => readWord(word) ?? []);
}

/** Null for what is no word; a space between words (ElevenLabs) is one. */
export function readWord(word: Fields): HeardWord | null {
  const text = stringOf(word['word']) ?? stringOf(word['text']);
  if (text === null || text === '') return null;
  const confidence = confidenceOf(word['probability'], word['score'], word['confidence'], word['p']);
  const speaker = speakerOf(word['speaker'] ?? word['speaker_id']);
  return {
    text,
    startMs: msOfSeconds(word['start']),
    endMs: msOfSeconds(word['end']),
    ...(confidence === undefined ? {} : { confidence }),
    ...(speaker === undefined ? {} : { speaker }),
  };
}

function readSegment(item: unknown): HeardSegment | null {
  const segment = fieldsOf(item) ?? fieldsOfTuple(item);
  if (segment === null) return null;
  const words = readWords(segment['words']);
  const text = stringOf(segment['text']);
  if (text === null && words.length === 0) return null;
  const speaker = speakerOf(segment['speaker']);
  const confidence = confidenceOf(segment['confidence'], chanceOf(segment['avg_logprob']));
  return {
    startMs: msOfSeconds(segment['start']),
    endMs: msOfSeconds(segment['end']),
    text,
    words,
    ...(confidence === undefined ? {} : { confidence }),
    ...(speaker === undefined ? {} : { speaker }),
  };
}

/** faster-whisper's segments are named tuples, which JSON writes as lists: id, seek, start, end, text and more. */
function fieldsOfTuple(item: unknown): Fields | null {
  if (!Array.isArray(item) || item.length < 5 || typeof item[4] !== 'string') return null;
  const tuple = item as readonly unknown[];
  const words = tuple.find((part) => Array.isArray(part) && part.length > 0 && part.every(isWordTuple));
  return {
    start: tuple[2],
    end: tuple[3],
    text: tuple[4],
    words: ((words ?? []) as unknown[][]).map(wordOfTuple),
  };
}

function isWordTuple(part: unknown): boolean {
  return (
    Array.isArray(part) && part.length >= 3 && typeof part[0] === 'number' && typeof part[2] === 'string'
  );
}

function wordOfTuple([start, end, word, probability]: readonly unknown[]): Fields {
  return { start, end, word, probability };
}

/** Of the mean logarithm of the tokens' probabilities. */
function chanceOf(logarithm: unknown): number | null {
  return typeof logarithm === 'number' ? Math.exp(Math.min(0, logarithm)) : null;
}

/** Words that stand beside the segments, given to the segment in which they begin. Linear; both are in order of time. */
function withWords(segments: readonly HeardSegment[], words: readonly HeardWord[]): readonly HeardSegment[] {
  let next = 0;
  return segments.map((segment, index) => {
    const until = segments[index + 1]?.startMs ?? Infinity;
    const from = next;
    while (next < words.length && (words[next]!.startMs ?? 0) < until) next += 1;
    return { ...segment, words: words.slice(from, next) };
  });
}
