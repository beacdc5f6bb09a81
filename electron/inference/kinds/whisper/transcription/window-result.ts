import { orderTimes } from '../processing/ordered-times.ts';
import { splitSegments } from '../processing/segments.ts';
import type { TokenSegment } from '../processing/segments.ts';
import type { WindowResult } from '../contract.ts';
import { msPerFrame, toMs } from '../opening/loaded-model.ts';
import type { LoadedModel } from '../opening/loaded-model.ts';
import type { Attempt } from './attempt.ts';
import { timeWords } from './window-words.ts';

export interface PieceInput {
  readonly samples: Float32Array;
  /** Where the piece begins in its window. */
  readonly startSample: number;
}

/** The result of a window or of a part of it, with times from the window's start. */
export interface PieceResult {
  readonly result: WindowResult;
  /** Where the model left the piece before its end, in milliseconds from the piece's start. */
  readonly continueFromMs: number | undefined;
}

export function describePiece(
  model: LoadedModel,
  attempt: Attempt,
  piece: PieceInput,
  wordTimes: boolean,
): PieceResult {
  const { quality, hypothesis } = attempt;
  const gap = gapOf(attempt);
  const common = {
    language: attempt.language.language,
    languageProbability: attempt.language.probability,
    ...(attempt.language.candidates === undefined ? {} : { languages: [...attempt.language.candidates] }),
    avgLogProb: quality.avgLogProb,
    compressionRatio: quality.compressionRatio,
    noSpeechProb: quality.noSpeechProb,
    temperature: attempt.temperature,
    decodedTokens: attempt.decodedTokens,
  };
  if (gap) return { result: { ...common, segments: [], gap }, continueFromMs: undefined };

  const { segments, continueFromMs } = splitSegments({
    tokens: hypothesis.tokens,
    timestampBegin: model.rules.timestampBegin,
    msPerTimestamp: msPerFrame(model),
    audioMs: Math.round(toMs(piece.samples.length, model)),
    truncated: hypothesis.ending === 'length',
  });
  const words = wordTimes ? timeWords(model, attempt, segments, piece.samples) : undefined;
  const timed = words?.segments ?? segments.map((segment) => ({ ...segment, words: [] }));
  const ordered = orderTimes(timed, toMs(piece.startSample, model), toMs(piece.samples.length, model));
  const described = ordered.map((segment, index) => ({
    startMs: segment.startMs,
    // Words end where attention ends, often early; the model's own timestamp knows the end of the speech.
    endMs: Math.min(
      ordered[index + 1]?.startMs ?? Infinity,
      Math.max(segment.endMs, Math.round(toMs(piece.startSample, model)) + (segments[index]?.endMs ?? 0)),
    ),
    text: textOf(model, attempt, segments[index]),
    words: segment.words.map(({ text, startMs, endMs, confidence, alternatives }) => ({
      text,
      startMs,
      endMs,
      confidence: Math.min(1, confidence),
      timing: words?.timing ?? 'signal',
      ...(alternatives === undefined ? {} : { alternatives }),
    })),
  }));
  return {
    result: { ...common, segments: described.filter(({ text }) => text.trim() !== '') },
    continueFromMs,
  };
}

function textOf(model: LoadedModel, { hypothesis }: Attempt, segment: TokenSegment | undefined): string {
  return model.folder.tokenizer.decode(hypothesis.tokens.slice(segment?.from ?? 0, segment?.to ?? 0));
}

function gapOf({ verdict, quality }: Attempt): WindowResult['gap'] {
  if (verdict !== 'accept') return verdict;
  return quality.empty ? 'no-speech' : undefined;
}

/** One result for a window that was decoded in parts; the measures are the worst of the parts. */
export function joinPieces(pieces: readonly PieceResult[]): WindowResult {
  const results = pieces.map(({ result }) => result);
  const [first] = results;
  if (!first) throw new RangeError('a window has at least one piece');
  if (results.length === 1) return first;
  const segments = results.flatMap((result) => result.segments);
  const { gap, ...rest } = first;
  return {
    ...rest,
    segments,
    avgLogProb: Math.min(...results.map((result) => result.avgLogProb)),
    compressionRatio: Math.max(...results.map((result) => result.compressionRatio)),
    temperature: Math.max(...results.map((result) => result.temperature)),
    decodedTokens: results.reduce((sum, result) => sum + result.decodedTokens, 0),
    ...(segments.length === 0 && gap !== undefined ? { gap } : {}),
  };
}
