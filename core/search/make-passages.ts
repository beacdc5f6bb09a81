/**
 * The stretches of a track in which words and meaning are looked for: whole sentences, ten to twenty seconds of them.
 * Each begins about in the middle of the one before, so that what is said across an edge stands whole in one of them.
 */
import type { Word } from '../cues/cue.ts';
import { isUnspacedScript } from '../cues/text-measure.ts';
import { primaryLanguage } from '../language/language-tag.ts';
import type { Passage, PassageSource } from './passage.ts';

/** Until it is this long a passage takes one more sentence, as long as that does not make it longer than `longestMs`. */
const wantedMs = 13_000;
const longestMs = 20_000;
/** The next one begins with the first sentence that begins so long after. */
const stepMs = 7000;
/** What is said so long after is about something else. */
const silenceMs = 20_000;
/** Where nothing tells sentences, or they never end: cut so. */
const pieceMs = 12_000;
/** Texts of nobody's mouth: one line each, cut where they are longer than a model reads. */
const longestText = 600;

/** A sentence of core/text, or what is like one. */
interface Said {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly speaker: string | null;
  /** BCP 47 */
  readonly language: string;
  readonly words?: readonly Word[];
}

export interface PassageOrigin {
  readonly source: PassageSource;
  readonly trackId: string | null;
}

/** Of the sentences of one track, in order. */
export function passagesOfSentences(sentences: readonly Said[], origin: PassageOrigin): readonly Passage[] {
  const passages: Passage[] = [];
  for (const run of runsOf(sentences.flatMap(piecesOf))) {
    for (let from = 0; from < run.length;) {
      const to = endOfPassage(run, from);
      passages.push(toPassage(run.slice(from, to), origin));
      if (to === run.length) break;
      from = nextBeginning(run, from, to);
    }
  }
  return passages;
}

/** Of a title, a note, a paragraph: what is written about a stretch of the video. */
export function passagesOfText(
  text: string,
  { startMs, endMs, language, ...origin }: PassageOrigin & Pick<Passage, 'startMs' | 'endMs' | 'language'>,
): readonly Passage[] {
  return linesOf(text).map((line) => ({
    ...origin,
    ...{ startMs, endMs, language, text: line, speakers: [] },
    sentences: [{ from: 0, startMs, endMs }],
  }));
}

function linesOf(text: string): readonly string[] {
  const lines: string[] = [];
  let rest = text.replaceAll(/\s+/gu, ' ').trim();
  while (rest.length > longestText) {
    const space = rest.lastIndexOf(' ', longestText);
    const end = space > longestText / 2 ? space : longestText;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? lines : [...lines, rest];
}

/** A sentence that is longer than a passage may be, in parts of about the same time, cut between words. */
function piecesOf(sentence: Said): readonly Said[] {
  const { words, startMs, endMs } = sentence;
  if (sentence.text === '') return [];
  if (words === undefined || words.length < 2 || endMs - startMs <= longestMs) return [sentence];
  const partMs = (endMs - startMs) / Math.ceil((endMs - startMs) / pieceMs);
  const parts = Map.groupBy(words, (word) => Math.floor((word.startMs - startMs) / partMs));
  return [...parts.values()].map((part) => ({
    ...sentence,
    startMs: part[0]!.startMs,
    endMs: part.at(-1)!.endMs,
    text: part
      .map(({ text }) => text)
      .join('')
      .replaceAll(/\s+/gu, ' ')
      .trim(),
  }));
}

/** Sentences in one language without a long silence between them. */
function runsOf(sentences: readonly Said[]): readonly (readonly Said[])[] {
  const runs: Said[][] = [];
  for (const sentence of sentences) {
    const before = runs.at(-1)?.at(-1);
    const goesOn =
      before !== undefined &&
      primaryLanguage(before.language) === primaryLanguage(sentence.language) &&
      sentence.startMs - before.endMs < silenceMs;
    if (goesOn) runs.at(-1)!.push(sentence);
    else runs.push([sentence]);
  }
  return runs;
}

function endOfPassage(run: readonly Said[], from: number): number {
  const { startMs } = run[from]!;
  let to = from + 1;
  while (
    to < run.length &&
    run[to - 1]!.endMs - startMs < wantedMs &&
    run[to]!.endMs - startMs <= longestMs
  ) {
    to += 1;
  }
  return to;
}

function nextBeginning(run: readonly Said[], from: number, to: number): number {
  const { startMs } = run[from]!;
  let next = from + 1;
  while (next < to && run[next]!.startMs - startMs < stepMs) next += 1;
  // What is left at the end takes from before, as long as it stays short enough: a passage of two words says nothing.
  const endMs = run.at(-1)!.endMs;
  while (next - 1 > from && endMs - run[next]!.startMs < stepMs) next -= 1;
  return next;
}

function toPassage(sentences: readonly Said[], { source, trackId }: PassageOrigin): Passage {
  const [first, last] = [sentences[0]!, sentences.at(-1)!];
  const places: Passage['sentences'][number][] = [];
  let text = '';
  for (const sentence of sentences) {
    if (text !== '' && !isUnspacedScript(sentence.text.charAt(0))) text += ' ';
    places.push({ from: text.length, startMs: sentence.startMs, endMs: sentence.endMs });
    text += sentence.text;
  }
  return {
    ...{ source, trackId, startMs: first.startMs, endMs: last.endMs, text, language: first.language },
    speakers: [...new Set(sentences.flatMap(({ speaker }) => (speaker === null ? [] : [speaker])))],
    sentences: places,
  };
}
