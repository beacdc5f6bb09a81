/** A transcript in parts that a language model can read at once: within chapters, sized by its own tokens. */
import type { SummaryText } from '../summary-text.ts';
import { wholeChapters } from '../summary-text.ts';
import { readStatements } from '../statements.ts';
import type { PartLine, WriterPart } from './writer-part.ts';

export interface WriterLimits {
  /** Of the model's own tokenizer, of each text by itself. */
  readonly countTokens: (texts: readonly string[]) => readonly number[] | Promise<readonly number[]>;
  /** Of a prompt without lines. */
  readonly promptTokens: number;
  /** Prompt and answer together. */
  readonly contextTokens: number;
  readonly answerTokens: number;
}

/** `too-small`: the model can't hold the instructions, an answer and a few sentences. */
export type WriterPlan =
  | { readonly kind: 'parts'; readonly parts: readonly WriterPart[] }
  | { readonly kind: 'too-small'; readonly neededTokens: number };

/** Tokens of the transcript below which a part makes no sense. */
const minRoom = 120;
/** Counts of lines don't add up exactly to that of their text. */
const slack = 1.03;

/** Every sentence of a chapter that says something is in a part; one too long for a part is in several. */
export async function planParts(text: SummaryText, limits: WriterLimits): Promise<WriterPlan> {
  const { contextTokens, answerTokens, promptTokens } = limits;
  const room = Math.floor((contextTokens - answerTokens - promptTokens) / slack);
  if (room < minRoom) {
    return { kind: 'too-small', neededTokens: Math.ceil(promptTokens + answerTokens + minRoom * slack) };
  }
  const parts: WriterPart[] = [];
  for (const [chapter, sentences] of speakingChapters(text)) {
    const lines = await measuredLines(text, sentences, room, limits);
    parts.push(...packLines(lines, room).map((some) => ({ chapter, lines: numbered(some) })));
  }
  return { kind: 'parts', parts };
}

/** Sentences by chapter, without chapters that have only greetings and fillers. */
function speakingChapters(text: SummaryText): ReadonlyMap<number, readonly number[]> {
  const byChapter = Map.groupBy(readStatements(text), ({ chapter }) => chapter);
  const speaking = [...byChapter].filter(([, own]) => own.some(({ use }) => use !== 'none'));
  return new Map(
    speaking
      .filter(([chapter]) => chapter < wholeChapters(text).length)
      .map(([chapter, own]) => [chapter, [...new Set(own.map(({ sentence }) => sentence))]]),
  );
}

interface MeasuredLine {
  readonly sentence: number;
  readonly text: string;
  readonly tokens: number;
}

async function measuredLines(
  text: SummaryText,
  sentences: readonly number[],
  room: number,
  { countTokens }: WriterLimits,
): Promise<readonly MeasuredLine[]> {
  // With the longest number that a line can get.
  const asLine = (said: string) => `[${sentences.length}] ${said}\n`;
  const said = sentences.map((sentence) => text.sentences[sentence]!.text);
  const counts = await countTokens(said.map(asLine));
  const lines: MeasuredLine[] = [];
  const add = async (sentence: number, one: string, tokens: number): Promise<void> => {
    const halves = tokens > room ? halvesOf(one) : null;
    if (halves === null) lines.push({ sentence, text: one, tokens });
    else {
      const halfCounts = await countTokens(halves.map(asLine));
      for (const [at, half] of halves.entries()) await add(sentence, half, halfCounts[at]!);
    }
  };
  for (const [at, sentence] of sentences.entries()) await add(sentence, said[at]!, counts[at]!);
  return lines;
}

/** At a space near the middle where there is one; null: it can't be halved. */
function halvesOf(text: string): readonly [string, string] | null {
  const middle = Math.floor(text.length / 2);
  const space = text.indexOf(' ', middle);
  const found = space === -1 || space > 0.75 * text.length ? text.lastIndexOf(' ', middle) : space;
  let at = found > 0 ? found : middle;
  // Not within a character of two units.
  if (/[\uDC00-\uDFFF]/.test(text.charAt(at))) at += 1;
  const halves = [text.slice(0, at).trim(), text.slice(at).trim()] as const;
  return halves.some((half) => half === '') ? null : halves;
}

/** As few parts as possible, about equally long. */
function packLines(lines: readonly MeasuredLine[], room: number): readonly (readonly MeasuredLine[])[] {
  const all = lines.reduce((sum, { tokens }) => sum + tokens, 0);
  const target = all / Math.ceil(all / room);
  const packs: MeasuredLine[][] = [];
  let size = Infinity;
  for (const line of lines) {
    if (size + line.tokens > room || size >= target) {
      packs.push([]);
      size = 0;
    }
    packs.at(-1)!.push(line);
    size += line.tokens;
  }
  return packs;
}

function numbered(lines: readonly MeasuredLine[]): readonly PartLine[] {
  return lines.map(({ sentence, text }, index) => ({ number: index + 1, sentence, text }));
}
