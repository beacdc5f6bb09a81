/** JSON of speech services: Deepgram, AssemblyAI, and those whose answers look like theirs. */
import { confidenceOf, fieldsOf, msOfSeconds, objectsOf, speakerOf, stringOf, wholeMs } from './fields.ts';
import type { Fields } from './fields.ts';
import type { HeardSegment, HeardWord, Transcript } from './transcript.ts';
import { readWord } from './whisper.ts';

/** Deepgram: `results.channels` with words in seconds, `results.utterances` where they were asked for. */
export function readDeepgram(file: Fields): Transcript | null {
  const results = fieldsOf(file['results']) ?? file;
  const channels = objectsOf(results['channels']);
  if (channels === null) return null;
  const utterances = (objectsOf(results['utterances']) ?? []).map((utterance) =>
    readUtterance(utterance, 'transcript'),
  );
  const language = stringOf(channels[0]?.['detected_language']);
  const heard = channels.flatMap(
    (channel, index) => readChannel(channel, channels.length > 1 ? index : null) ?? [],
  );
  return {
    segments: utterances.length > 0 ? utterances : heard,
    cut: utterances.length > 0 ? 'turns' : 'words',
    ...(language === null ? {} : { language }),
  };
}

function readChannel(channel: Fields, index: number | null): HeardSegment | null {
  const best = objectsOf(channel['alternatives'])?.[0];
  if (best === undefined) return null;
  return {
    ...{ startMs: null, endMs: null },
    text: stringOf(best['transcript']),
    words: (objectsOf(best['words']) ?? []).flatMap((word) => readDeepgramWord(word) ?? []),
    ...(index === null ? {} : { speaker: `Channel ${index + 1}` }),
  };
}

/** `punctuated_word` is what is to be read, `word` what was heard. */
function readDeepgramWord(word: Fields): HeardWord | null {
  return readWord({ ...word, word: word['punctuated_word'] ?? word['word'] });
}

/** An utterance in seconds, its text under the given name. */
function readUtterance(utterance: Fields, textName: string): HeardSegment {
  const speaker = speakerOf(utterance['speaker']);
  const confidence = confidenceOf(utterance['confidence']);
  return {
    startMs: msOfSeconds(utterance['start']),
    endMs: msOfSeconds(utterance['end']),
    text: stringOf(utterance[textName]),
    words: (objectsOf(utterance['words']) ?? []).flatMap((word) => readDeepgramWord(word) ?? []),
    ...(confidence === undefined ? {} : { confidence }),
    ...(speaker === undefined ? {} : { speaker }),
  };
}

/**
 * AssemblyAI: `words`, `utterances` (where speakers were told apart), `sentences` or `paragraphs`, in milliseconds. Other
 * services write the same names with seconds: a time with a fraction tells.
 */
export function readAssemblyAi(file: Fields): Transcript | null {
  const words = objectsOf(file['words']);
  const parts =
    objectsOf(file['utterances']) ?? objectsOf(file['sentences']) ?? objectsOf(file['paragraphs']) ?? [];
  if (words === null && parts.length === 0) return null;
  const all = words !== null && words.length > 0 ? words : parts;
  const toMs = inMilliseconds(all, file) ? wholeMs : msOfSeconds;
  const language = stringOf(file['language_code']) ?? stringOf(file['language']);
  const segments =
    parts.length > 0
      ? parts.map((part) => readPart(part, toMs))
      : [{ startMs: null, endMs: null, text: stringOf(file['text']), words: readTimed(words ?? [], toMs) }];
  return {
    segments,
    cut: parts.length > 0 ? 'turns' : 'words',
    ...(language === null ? {} : { language }),
  };
}

type ToMs = (value: unknown) => number | null;

function readPart(part: Fields, toMs: ToMs): HeardSegment {
  const speaker = speakerOf(part['speaker']);
  const confidence = confidenceOf(part['confidence']);
  return {
    startMs: toMs(part['start']),
    endMs: toMs(part['end']),
    text: stringOf(part['text']),
    words: readTimed(objectsOf(part['words']) ?? [], toMs),
    ...(confidence === undefined ? {} : { confidence }),
    ...(speaker === undefined ? {} : { speaker }),
  };
}

function readTimed(words: readonly Fields[], toMs: ToMs): readonly HeardWord[] {
  return words.flatMap((item) => {
    const word = readWord(item);
    return word === null ? [] : { ...word, startMs: toMs(item['start']), endMs: toMs(item['end']) };
  });
}

/** AssemblyAI's own files name what it does; without that, words of a second and more on average are milliseconds. */
function inMilliseconds(timed: readonly Fields[], file: Fields): boolean {
  const times = timed.flatMap(({ start, end }) => [start, end]).filter((time) => typeof time === 'number');
  if (times.some((time) => !Number.isInteger(time))) return false;
  if ('audio_duration' in file || 'acoustic_model' in file || 'audio_url' in file) return true;
  const longest = times.reduce((largest, time) => Math.max(largest, time), 0);
  return longest > 20 * Math.max(1, timed.length);
}

/** Amazon Transcribe: `results.items`, words and punctuation, times as strings of seconds. */
export function readAmazon(file: Fields): Transcript | null {
  const items = objectsOf(fieldsOf(file['results'])?.['items']);
  if (items === null) return null;
  const words: HeardWord[] = [];
  for (const item of items) {
    const best = objectsOf(item['alternatives'])?.[0];
    const text = stringOf(best?.['content']) ?? '';
    const last = words.at(-1);
    if (item['type'] === 'punctuation' && last !== undefined)
      words[words.length - 1] = { ...last, text: last.text + text };
    else if (text !== '') words.push(amazonWord(item, text, best!));
  }
  return { segments: [{ startMs: null, endMs: null, text: null, words }], cut: 'words' };
}

function amazonWord(item: Fields, text: string, best: Fields): HeardWord {
  const confidence = confidenceOf(best['confidence']);
  const speaker = speakerOf(item['speaker_label']);
  return {
    text,
    startMs: msOfSeconds(item['start_time']),
    endMs: msOfSeconds(item['end_time']),
    ...(confidence === undefined ? {} : { confidence }),
    ...(speaker === undefined ? {} : { speaker }),
  };
}

/** Hugging Face pipelines: `chunks` with a `timestamp` of two numbers in seconds, of words or of sentences. */
export function readChunks(file: Fields): Transcript | null {
  const chunks = objectsOf(file['chunks']);
  if (chunks === null) return null;
  const read = chunks.flatMap((chunk) => {
    const [start, end] = Array.isArray(chunk['timestamp']) ? (chunk['timestamp'] as readonly unknown[]) : [];
    const text = stringOf(chunk['text']);
    return text === null ? [] : [{ text, startMs: msOfSeconds(start), endMs: msOfSeconds(end) }];
  });
  const areWords = read.length >= 3 && read.every(({ text }) => !/\S\s+\S/.test(text));
  if (areWords) {
    const words = [{ startMs: null, endMs: null, text: stringOf(file['text']), words: read }];
    return { segments: words, cut: 'words' };
  }
  return { segments: read.map((chunk) => ({ ...chunk, words: [] })), cut: 'segments' };
}
