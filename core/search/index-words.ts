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

export function indexedWords(text: string, language: string): IndexedWords {
  const found = wordsOf(text);
  return {
    words: found.map(({ folded }) => folded).join(' '),
    stems: found
      .filter(({ kind }) => kind === 'word')
      .flatMap(({ folded, from, to }) => stemsOf(folded, text.slice(from, to), language))
      .join(' '),
  };
}
