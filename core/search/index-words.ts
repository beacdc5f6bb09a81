import { stemsOf, wordsOf } from './text-words.ts';

/**
 * What the index of words holds of a text, in two columns of words parted by spaces. They are made for FTS5 with
 * `fts5(words, stems, ..., tokenize = 'ascii')`: that tokenizer takes every character that is not ASCII for a letter,
 * so it parts at our spaces alone, whatever the script.
 */
export interface IndexedWords {
  /** As they are written, folded: for phrases, beginnings and what is asked for literally. */
  readonly words: string;
  /** What their forms have in common. */
  readonly stems: string;
}

/** What the columns weigh: `bm25(table, columnWeights.words, columnWeights.stems)`. */
export const columnWeights = { words: 0.5, stems: 1 };

/** `speakers`: who says it; `what did Anna think of it` asks for what Anna says. */
export function indexedWords(text: string, language: string, speakers: readonly string[] = []): IndexedWords {
  const all = [text, ...speakers];
  return {
    words: all.flatMap((part) => wordsOf(part).map(({ folded }) => folded)).join(' '),
    stems: all.flatMap((part) => stemsIn(part, language)).join(' '),
  };
}

function stemsIn(text: string, language: string): readonly string[] {
  return wordsOf(text)
    .filter(({ kind }) => kind === 'word')
    .flatMap(({ folded, from, to }) => stemsOf(folded, text.slice(from, to), language));
}
