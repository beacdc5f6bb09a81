/** JSON of recognisers and speech services, known by its shape. */
import { fieldsOf, objectsOf } from './fields.ts';
import type { Fields } from './fields.ts';
import { readAmazon, readAssemblyAi, readChunks, readDeepgram } from './services.ts';
import type { Transcript } from './transcript.ts';
import { readWhisper, readWords } from './whisper.ts';
import { readWhisperCpp } from './whisper-cpp.ts';

/** What some servers and scripts wrap an answer in. */
const wrappers = ['result', 'results', 'output', 'response', 'data', 'transcript', 'transcription'] as const;

/** Null for JSON of another kind. */
export function readTranscript(value: unknown): Transcript | null {
  const file = fieldsOf(value);
  if (file === null) return readList(value);
  const found = readFile(file);
  if (found !== null) return found;
  for (const name of wrappers) {
    const inner = fieldsOf(file[name]);
    const read = inner === null ? readList(file[name]) : readFile(inner);
    if (read !== null) return read;
  }
  return null;
}

function readFile(file: Fields): Transcript | null {
  return (
    readWhisperCpp(file) ??
    readDeepgram(file) ??
    readAmazon(file) ??
    readChunks(file) ??
    readWhisper(file) ??
    readAssemblyAi(file) ??
    readWordSegments(file)
  );
}

/** Segments alone, as scripts write them; words alone where each has a `word`. */
function readList(value: unknown): Transcript | null {
  const items = objectsOf(value) ?? [];
  if (items.length > 0 && items.every((item) => 'word' in item)) return ofWords(items);
  const read = Array.isArray(value) && value.length > 0 ? readWhisper(value) : null;
  const isTimed = read?.segments.some(({ startMs, words }) => startMs !== null || words.length > 0) ?? false;
  return isTimed ? read : null;
}

/** WhisperX's words without its segments. */
function readWordSegments(file: Fields): Transcript | null {
  const words = objectsOf(file['word_segments']) ?? objectsOf(file['result']);
  return words === null ? null : ofWords(words);
}

function ofWords(words: readonly Fields[]): Transcript {
  return { segments: [{ startMs: null, endMs: null, text: null, words: readWords(words) }], cut: 'words' };
}
