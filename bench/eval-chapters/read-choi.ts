import type { ChapterSentence } from '../../core/chapters/chapter-text.ts';
import type { TrueText } from './true-text.ts';

const msPerWord = 1000 / 3;

/** A sentence a line, parts between lines of equals signs (Choi, NAACL 2000); three words a second. */
export function readChoi(name: string, file: string): TrueText | undefined {
  if (!/^={5,}/mu.test(file)) return undefined;
  const sentences: ChapterSentence[] = [];
  const boundaries: number[] = [];
  let ms = 0;
  for (const line of file.split(/\r?\n/u)) {
    if (/^={5,}/u.test(line)) {
      if (ms > 0 && boundaries.at(-1) !== Math.round(ms)) boundaries.push(Math.round(ms));
      continue;
    }
    const text = line.trim();
    if (text === '') continue;
    const lengthMs = text.split(/\s+/u).length * msPerWord;
    sentences.push({
      ...{ startMs: Math.round(ms), endMs: Math.round(ms + lengthMs), text },
      ...{ speaker: null, language: 'en' },
    });
    ms += lengthMs;
  }
  const durationMs = Math.round(ms);
  return {
    name,
    text: { sentences, durationMs },
    levels: { parts: boundaries.filter((boundary) => boundary < durationMs) },
  };
}
