/** The sentences of a text, judged: what may stand in a summary, and how well it stands alone. */
import { createContentReader, wordsIn } from '../chapters/content-words.ts';
import { isTalkWord } from '../chapters/talk-words.ts';
import { fillersIn } from '../language/fillers.ts';
import { endMarkOf } from '../language/punctuation.ts';
import type { Piece } from './cut-sentences.ts';
import { piecesOf } from './cut-sentences.ts';
import type { SummaryText } from './summary-text.ts';
import { chapterAt, tenthAt, wholeChapters } from './summary-text.ts';
import { isAboutChannel, isPersonWord, pointsBack, withoutGreetings } from './talk.ts';

export interface Statement extends Piece {
  /** Of the sentence that it is, or is a piece of. */
  readonly sentence: number;
  readonly wordCount: number;
  /** Of its content words, each once. */
  readonly stems: readonly string[];
  readonly chapter: number;
  readonly tenth: number;
  /** `poor`: only where there is nothing better; `none`: greetings, answers, fillers. */
  readonly use: 'good' | 'poor' | 'none';
  /** 0 to 1: how well it stands alone. */
  readonly shape: number;
}

export function readStatements(text: SummaryText): readonly Statement[] {
  const chapters = wholeChapters(text);
  const durationMs = chapters.at(-1)!.endMs;
  const readContent = createContentReader();
  const marksAreUsual = hasUsualMarks(text);
  return text.sentences.flatMap((sentence, index) =>
    piecesOf(sentence).map((piece) => {
      const words = wordsIn(piece.text, piece.language);
      const said = withoutGreetings(piece.text, piece.language);
      const stems = [...new Set(readContent(said, piece.language).map(({ stem }) => stem))];
      const use = useOf(piece, words.length, stems.length);
      return {
        ...{ text: piece.text, startMs: piece.startMs, endMs: piece.endMs, speaker: piece.speaker },
        ...{ language: piece.language, sentence: index, wordCount: words.length, stems, use },
        chapter: chapterAt(chapters, piece.startMs),
        tenth: tenthAt(piece.startMs, durationMs),
        shape: use === 'none' ? 0 : shapeOf(piece, words, { marksAreUsual, isGreeting: said !== piece.text }),
      };
    }),
  );
}

/** Transcripts of some programs have no punctuation at all. */
function hasUsualMarks({ sentences }: SummaryText): boolean {
  const ended = sentences.filter(({ text }) => isEnded(text)).length;
  return ended * 3 > sentences.length;
}

function isEnded(text: string): boolean {
  return endMarkOf(text) === 'sentence';
}

export function isQuestion(text: string): boolean {
  return /[?？؟]["'”’»）)\]\s]*$/u.test(text);
}

/** Longer ones can't be cut into readable pieces. */
const maxCharacters = 2000;
const least = { good: { words: 4, stems: 2 }, poor: { words: 2, stems: 1 } } as const;

function useOf({ text, language }: Piece, words: number, stems: number): Statement['use'] {
  if (text.length > maxCharacters || isAboutChannel(text, language)) return 'none';
  const isAtLeast = (limits: { readonly words: number; readonly stems: number }) =>
    words >= limits.words && stems >= limits.stems;
  if (isAtLeast(least.good) && !isQuestion(text)) return 'good';
  return isAtLeast(least.poor) ? 'poor' : 'none';
}

interface Manner {
  readonly marksAreUsual: boolean;
  readonly isGreeting: boolean;
}

/** Words between which a sentence is easily read; beyond them it counts for less. */
const easy = { min: 8, max: 40 };

function shapeOf({ text, language }: Piece, words: readonly string[], manner: Manner): number {
  const { length } = words;
  const tooShort = Math.min(1, length / easy.min);
  const tooLong = length > easy.max ? (easy.max / length) ** 0.7 : 1;
  const lower = words.map((word) => word.toLowerCase());
  const talk = lower.filter((word) => isTalkWord(word, language) || isPersonWord(word, language)).length;
  const stumbles = fillersIn(text, language).reduce((sum, { from, to }) => sum + to - from, 0) / text.length;
  return (
    tooShort *
    tooLong *
    Math.max(0.1, 1 - (2 * talk) / length) *
    Math.max(0.3, 1 - 2 * stumbles) *
    (pointsBack(lower, language) ? 0.8 : 1) *
    (manner.marksAreUsual && !isEnded(text) ? 0.6 : 1) *
    (manner.isGreeting ? 0.6 : 1)
  );
}
