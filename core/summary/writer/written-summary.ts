/** From the answers of a language model, part by part, to a summary of the whole. */
import type { Summary, SummaryLength, SummaryPart, TimeRange } from '../../analysis/summary.ts';
import { joinRanges } from '../coverage.ts';
import { budgetsOf, chooseStatements } from '../choose-statements.ts';
import { aboutTheWhole } from '../extract-summary.ts';
import type { Statement } from '../statements.ts';
import { readStatements } from '../statements.ts';
import type { SummaryText } from '../summary-text.ts';
import { wholeChapters } from '../summary-text.ts';
import type { Refusal } from './check-support.ts';
import { checkSupport } from './check-support.ts';
import type { WriterPart } from './writer-part.ts';
import type { WriterAnswer } from './prompt.ts';

export interface WrittenSentence {
  readonly text: string;
  /** Of the text's sentences: what it rests on; at least one. */
  readonly sentences: readonly number[];
}

/** `failed`: no answer, or none to what was asked, and why. */
export type WrittenPart = { readonly part: WriterPart } & (
  | { readonly kind: 'failed'; readonly cause: unknown }
  | {
      readonly kind: 'written';
      readonly sentences: readonly WrittenSentence[];
      readonly refused: readonly Refusal[];
    }
);

export interface WritingContext {
  readonly text: SummaryText;
  /** BCP 47 of what is written. */
  readonly language: string;
}

export function readPart(
  part: WriterPart,
  { sentences }: WriterAnswer,
  { text, language }: WritingContext,
): WrittenPart {
  const checked = sentences.map((sentence) => {
    const written = { ...sentence, text: sentence.text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim() };
    return { text: written.text, check: checkSupport(written, part, text, language) };
  });
  return {
    kind: 'written',
    part,
    sentences: checked.flatMap(({ text: shown, check }) =>
      check.kind === 'supported' ? [{ text: shown, sentences: check.sentences }] : [],
    ),
    refused: checked.flatMap(({ check }) => (check.kind === 'refused' ? [check.why] : [])),
  };
}

/** Of a part that the model could not be asked about, or did not answer. */
export function failedPart(part: WriterPart, cause: unknown): WrittenPart {
  return { kind: 'failed', part, cause };
}

export interface WrittenSummary {
  readonly summary: Summary;
  /** Sentences that are not shown, because what they say is not said. */
  readonly refused: readonly Refusal[];
  /** Parts that failed, by their chapter. */
  readonly failures: readonly { readonly chapter: number; readonly cause: unknown }[];
}

/** The long summary has every written sentence; the short and the medium one those that say most of the whole. */
export function joinParts(
  written: readonly WrittenPart[],
  { text, language }: WritingContext,
  { trackId }: { readonly trackId: string },
): WrittenSummary {
  const statements = readStatements(text);
  const byChapter = Map.groupBy(written, ({ part }) => part.chapter);
  const sentences = written.flatMap((one) =>
    one.kind === 'written'
      ? one.sentences.map((sentence) => ({ ...sentence, chapter: one.part.chapter }))
      : [],
  );
  const lengths = lengthsOf(sentences, { text, language }, statements);
  const speaking = Map.groupBy(statements, ({ chapter }) => chapter);
  const parts = wholeChapters(text).map((chapter, index): SummaryPart => {
    const own = sentences.flatMap((sentence, at) =>
      sentence.chapter === index
        ? [{ text: sentence.text, ranges: rangesOf(sentence, text), from: lengths[at]! }]
        : [],
    );
    const empty = own.length > 0 ? null : whyEmpty(byChapter.get(index), speaking.get(index));
    return { ...chapter, sentences: own, empty };
  });
  return {
    summary: { trackId, language, parts, ...aboutTheWhole(text, statements) },
    refused: written.flatMap((one) => (one.kind === 'written' ? one.refused : [])),
    failures: written.flatMap((one) =>
      one.kind === 'failed' ? [{ chapter: one.part.chapter, cause: one.cause }] : [],
    ),
  };
}

function rangesOf({ sentences }: WrittenSentence, text: SummaryText): TimeRange[] {
  return [...joinRanges(sentences.map((index) => timesOf(text.sentences[index]!)))];
}

function timesOf({ startMs, endMs }: TimeRange): TimeRange {
  return { startMs, endMs };
}

function whyEmpty(
  parts: readonly WrittenPart[] | undefined,
  statements: readonly Statement[] | undefined,
): SummaryPart['empty'] {
  if (parts === undefined) return statements === undefined ? 'no-text' : 'only-fillers';
  return parts.some(({ kind }) => kind === 'failed') ? 'failed' : 'unsupported';
}

/** By the words they bring, as whole sentences of a text are chosen, within the lengths that its text has. */
function lengthsOf(
  sentences: readonly WrittenSentence[],
  { text, language }: WritingContext,
  statements: readonly Statement[],
): readonly SummaryLength[] {
  const asText: SummaryText = {
    chapters: text.chapters,
    durationMs: text.durationMs,
    sentences: sentences.map((sentence, index) => {
      const { startMs, endMs } = rangesOf(sentence, text)[0]!;
      return { id: String(index), startMs, endMs, text: sentence.text, words: [], speaker: null, language };
    }),
  };
  const own = readStatements(asText);
  const choice = chooseStatements(own, { budgets: budgetsOf(statements) });
  return own.map((statement) => choice.get(statement) ?? 'long');
}
