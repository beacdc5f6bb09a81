import { setImmediate } from 'node:timers/promises';
import { planBatches } from '../../../models/embedding/plan-batches.ts';
import { carryEnding } from '../../../models/translation/ending.ts';
import { joinPieces } from '../../../models/translation/join-pieces.ts';
import type { LanguagePair } from '../../../models/translation/languages.ts';
import { lostNumbers } from '../../../models/translation/lost-numbers.ts';
import { hasWords, isMark, marksIn, partOf } from '../../../models/translation/parts.ts';
import type { Part } from '../../../models/translation/parts.ts';
import {
  brokenMarks,
  cutAtMarks,
  fromModelText,
  toModelText,
} from '../../../models/translation/placeholders.ts';
import { halve } from '../../../models/translation/split-text.ts';
import { placeTags, takeTags } from '../../../models/translation/tags.ts';
import type { TagPlace } from '../../../models/translation/tags.ts';
import { assembleText, planText } from '../../../models/translation/text-plan.ts';
import type { TextPlan } from '../../../models/translation/text-plan.ts';
import type { ItemProgress, TranslatedText } from '../contract.ts';

export interface TranslateHooks {
  /** Looked at at every step; aborting rejects with `cancelled`. */
  readonly signal: AbortSignal;
  readonly progress: (progress: ItemProgress) => void;
}

/** What a model does with plain text. */
export interface TextModel {
  readonly placeholders: readonly string[];
  readonly pair: LanguagePair;
  readonly maxTokens: number;
  readonly batch: { readonly items: number; readonly tokens: number };
  encode(text: string): readonly number[];
  generate(sources: readonly (readonly number[])[]): Promise<readonly string[]>;
}

/**
 * [Note: Pieces of a text]
 * A line goes to the model whole, its protected parts as placeholders. Where these do not come back one by one, the
 * line is tried again with its tags taken out (they are put where the same share of words is behind them), and then
 * cut at the parts that were lost, so that these need not go through the model. A piece that is too long for the model
 * is cut between its sentences. Pieces only ever become smaller, so there is an end.
 */
interface Piece {
  readonly text: number;
  readonly parts: readonly Part[];
  /** Masked, with the spaces around it. */
  readonly source: string;
  readonly tagsInside: boolean;
  translated: string | undefined;
  pieces: readonly Piece[] | undefined;
}

/** What goes to the model for a piece. */
interface Attempt {
  readonly piece: Piece;
  /** The source as the model gets it, still with marks. */
  readonly masked: string;
  readonly tags: readonly TagPlace[];
  readonly tokens: readonly number[];
}

export async function translateTexts(
  model: TextModel,
  texts: readonly string[],
  { signal, progress }: TranslateHooks,
): Promise<TranslatedText[]> {
  const hasPlaceholders = model.placeholders.length > 0;
  const plans = texts.map((text) => planText(text, hasPlaceholders ? 'all' : 'links'));
  const lines = plans.map(({ lines: planned, parts }, text) =>
    planned.map(({ masked }) => newPiece(text, parts, masked, hasPlaceholders)),
  );
  const count = new OpenPieces(lines);
  let waiting: readonly Piece[] = lines.flat();
  while (waiting.length > 0) {
    const attempts = await prepareAll(model, waiting, signal);
    const batches = planBatches(
      attempts.map(({ tokens }) => tokens.length),
      model.batch,
    );
    for (const batch of batches) {
      signal.throwIfAborted();
      const tried = batch.map((index) => attempts[index]!);
      const outputs = await model.generate(tried.map(({ tokens }) => tokens));
      tried.forEach((attempt, index) => judge(model, attempt, outputs[index] ?? ''));
      progress({ done: count.finishedTexts(), total: texts.length });
      await setImmediate();
    }
    waiting = waiting.flatMap(openLeaves);
  }
  signal.throwIfAborted();
  progress({ done: texts.length, total: texts.length });
  return plans.map((plan, text) => finish(model, plan, lines[text] ?? [], texts[text] ?? ''));
}

function newPiece(text: number, parts: readonly Part[], source: string, tagsInside: boolean): Piece {
  return { text, parts, source, tagsInside, translated: undefined, pieces: undefined };
}

/** Pieces that a piece has been cut to and that are not translated yet. */
function openLeaves(piece: Piece): readonly Piece[] {
  if (piece.translated !== undefined) return [];
  return piece.pieces ? piece.pieces.flatMap(openLeaves) : [piece];
}

/** How far the texts are. */
class OpenPieces {
  readonly #lines: readonly (readonly Piece[])[];

  constructor(lines: readonly (readonly Piece[])[]) {
    this.#lines = lines;
  }

  finishedTexts(): number {
    return this.#lines.filter((pieces) => pieces.flatMap(openLeaves).length === 0).length;
  }
}

/** Pieces that are tokenised before others get their turn. */
const piecesAtOnce = 64;

async function prepareAll(
  model: TextModel,
  pieces: readonly Piece[],
  signal: AbortSignal,
): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (index > 0 && index % piecesAtOnce === 0) {
      await setImmediate();
      signal.throwIfAborted();
    }
    attempts.push(...prepare(model, piece));
  }
  return attempts;
}

/** What to try for a piece; several where it has to be cut first, none where there is nothing to translate. */
function prepare(model: TextModel, piece: Piece): readonly Attempt[] {
  const { source, parts, tagsInside } = piece;
  if (!hasWords(source)) {
    piece.translated = source.trim();
    return [];
  }
  const language = model.pair.source.tag;
  const { text, tags } = tagsInside ? { text: source, tags: [] } : takeTags(source, parts, language);
  const masked = text.trim();
  const given = marksIn(masked);
  if (model.placeholders.length > 0 && given.length > model.placeholders.length) {
    if (tagsInside && given.some((mark) => partOf(mark, parts)?.kind === 'tag'))
      return retry(model, piece, [outsideTags(piece)]);
    return retry(model, piece, cut(piece, given.slice(model.placeholders.length)));
  }
  const tokens = model.encode(toModelText(masked, model.placeholders, parts));
  if (tokens.length > model.maxTokens && source.trim().length > 1) {
    const halves = halve(source, language).filter((half) => half !== '');
    if (halves.length > 1)
      return retry(
        model,
        piece,
        halves.map((half) => newPiece(piece.text, parts, half, tagsInside)),
      );
  }
  return [{ piece, masked, tags, tokens: tokens.slice(0, model.maxTokens) }];
}

function retry(model: TextModel, piece: Piece, pieces: readonly Piece[]): readonly Attempt[] {
  piece.pieces = pieces;
  return pieces.flatMap((smaller) => prepare(model, smaller));
}

function outsideTags({ text, parts, source }: Piece): Piece {
  return newPiece(text, parts, source, false);
}

function cut({ text, parts, source, tagsInside }: Piece, marks: readonly string[]): readonly Piece[] {
  return cutAtMarks(source, marks).map((piece) => newPiece(text, parts, piece, tagsInside));
}

/** Takes the translation, or leaves the piece in smaller ones for the next round. */
function judge(model: TextModel, { piece, masked, tags }: Attempt, output: string): void {
  const { parts, tagsInside } = piece;
  const translated = fromModelText(output, masked, model.placeholders, parts).trim();
  const broken = brokenMarks(masked, translated, parts);
  if (broken.length === 0) {
    const target = model.pair.target.tag;
    // A model that says nothing at all must not make a text vanish.
    if (!hasWords(translated) && marksIn(translated).length === 0) {
      piece.translated = piece.source.trim();
      return;
    }
    const ended = carryEnding(withoutTags(masked, parts), translated, target);
    piece.translated = placeTags(ended, tags, parts, target);
  } else if (tagsInside && marksIn(masked).some((mark) => partOf(mark, parts)?.kind === 'tag')) {
    piece.pieces = [outsideTags(piece)];
  } else {
    piece.pieces = cut(piece, broken);
  }
}

/** A tag at the end must not hide how the sentence ends. */
function withoutTags(masked: string, parts: readonly Part[]): string {
  return Array.from(masked)
    .filter((sign) => !(isMark(sign) && partOf(sign, parts)?.kind === 'tag'))
    .join('');
}

function resultOf(piece: Piece): string {
  if (piece.translated !== undefined) return piece.translated;
  const pieces = (piece.pieces ?? []).map((smaller) => ({ source: smaller.source, text: resultOf(smaller) }));
  return joinPieces(pieces, piece.parts);
}

function finish(model: TextModel, plan: TextPlan, pieces: readonly Piece[], source: string): TranslatedText {
  if (source.trim() === '') return { text: source, lost: [] };
  const text = assembleText(plan, pieces.map(resultOf));
  return { text, lost: model.placeholders.length > 0 ? [] : [...lostNumbers(source, text)] };
}
