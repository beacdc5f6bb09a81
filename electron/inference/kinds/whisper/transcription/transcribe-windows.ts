import type { QualityThresholds } from '../processing/fallback.ts';
import type { LanguageGuess } from '../processing/language-scores.ts';
import { createRandom } from '../processing/random.ts';
import { looksLikeLoop } from '../../../processing/repetition.ts';
import type { TranscribeRequest, WindowProgress, WindowResult } from '../contract.ts';
import type { EncodedWindows } from '../decoder/decoder.ts';
import { msPerFrame, toMs } from '../opening/loaded-model.ts';
import type { LoadedModel } from '../opening/loaded-model.ts';
import { attemptWindows } from './attempt.ts';
import type { Attempt, AttemptSettings } from './attempt.ts';
import type { WindowRequest } from './begin-windows.ts';
import { checkLanguage } from './check-language.ts';
import { maxPieces, minRestMs, writeOn } from './continue-windows.ts';
import type { WrittenWindow } from './continue-windows.ts';
import { describePiece, joinPieces } from './window-result.ts';
import type { PieceResult } from './window-result.ts';

/** Sequences drawn for one window at a temperature above 0 (the reference's `best_of`). */
const bestOf = 5;

export interface TranscribeHooks {
  /** Looked at between decoding steps; aborting rejects with its reason. */
  readonly signal: AbortSignal;
  /** Called once for each window as it becomes final, in any order. */
  readonly progress: (window: WindowProgress) => void;
}

/** A window, or the rest of one that the model left before its end. */
interface Piece {
  readonly window: number;
  readonly startSample: number;
  readonly samples: Float32Array;
  readonly previousText: string;
  readonly language: LanguageGuess | undefined;
  readonly before: readonly PieceResult[];
}

/** [Note: From windows to text] Windows are encoded and decoded in batches; each window that fails the quality
 * checks is decoded again at the next temperature, alone or with others that failed. A window of which nothing
 * passes becomes a gap: no text is better than invented text. */
export async function transcribeWindows(
  model: LoadedModel,
  request: TranscribeRequest,
  hooks: TranscribeHooks,
): Promise<WindowResult[]> {
  const { options } = request;
  const language = checkLanguage(model.folder.tokens, options, options.task);
  const queue: Piece[] = request.windows.map((window, index) => ({
    window: index,
    startSample: 0,
    samples: window.samples,
    previousText: window.previousText ?? '',
    language,
    before: [],
  }));
  const results: WindowResult[] = [];
  while (queue.length > 0) {
    hooks.signal.throwIfAborted();
    const pieces = queue.splice(0, model.batchSize);
    const written = await decodePieces(model, pieces, request, hooks.signal);
    const rests: Piece[] = [];
    written.forEach((one, index) => {
      const piece = pieces[index];
      if (!piece) return;
      const rest = restOf(model, piece, one);
      if (rest) rests.push(rest);
      else {
        const result = joinPieces([...piece.before, ...one.results]);
        results[piece.window] = result;
        hooks.progress({ index: piece.window, result });
      }
    });
    queue.unshift(...rests);
  }
  return results;
}

/**
 * Several sequences a window (beams, samples) take rows of the batch; where each of them has the encoder's part of
 * its own, far fewer windows go together.
 */
async function attemptInBatches(
  model: LoadedModel,
  encoded: EncodedWindows,
  requests: readonly WindowRequest[],
  settings: AttemptSettings,
): Promise<readonly Attempt[]> {
  const rows = settings.temperature > 0 ? settings.bestOf : settings.beamSize;
  const room = model.decoder.sharesWindows && rows > 1 ? model.rows : model.batchSize;
  const together = Math.max(1, Math.floor(room / rows));
  const attempts: Attempt[] = [];
  for (let start = 0; start < requests.length; start += together) {
    attempts.push(
      ...(await attemptWindows(model, encoded, requests.slice(start, start + together), settings)),
    );
  }
  return attempts;
}

/** What was written of every piece, through the temperatures. */
async function decodePieces(
  model: LoadedModel,
  pieces: readonly Piece[],
  { options }: TranscribeRequest,
  signal: AbortSignal,
): Promise<readonly WrittenWindow[]> {
  const { encode } = model.folder.tokenizer;
  const hint = options.prompt ? encode(` ${options.prompt.trim()}`) : [];
  const requests = pieces.map(({ language, previousText }, window) => ({
    window,
    language,
    allowed: options.languages ?? [],
    hint,
    previous: conditioning(previousText, encode),
  }));
  const thresholds: QualityThresholds = options;
  const settings = {
    task: options.task,
    beamSize: options.beamSize,
    bestOf,
    random: createRandom(options.seed),
    attention: options.wordTimes,
    thresholds,
    audioFrames: pieces.map(({ samples }) => audioFrames(model, samples)),
    signal,
  };
  const encoded = await model.encoder.encode(pieces.map(({ samples }) => samples));
  try {
    const decode = (some: readonly WindowRequest[], temperatures: readonly number[]) =>
      tryTemperatures(model, encoded, some, settings, temperatures);
    const attempts = await decode(requests, options.temperatures);
    return await writeOn(attempts, {
      lengthsMs: pieces.map(({ samples }) => toMs(samples.length, model)),
      describe: (attempt, window) => describePiece(model, attempt, pieces[window]!, options.wordTimes),
      timestampAt: (ms) => model.rules.timestampBegin + Math.round(ms / msPerFrame(model)),
      decode: async (some) =>
        model.fixedTokens === undefined ? decode(some, options.temperatures.slice(0, 1)) : [],
    });
  } finally {
    model.decoder.forget(encoded);
  }
}

/** Windows that fail the checks are decoded again at the next temperature, those that pass are not. */
async function tryTemperatures(
  model: LoadedModel,
  encoded: EncodedWindows,
  windows: readonly WindowRequest[],
  settings: Omit<AttemptSettings, 'temperature'>,
  temperatures: readonly number[],
): Promise<readonly Attempt[]> {
  let requests = windows;
  const attempts: Attempt[] = [];
  for (const temperature of temperatures) {
    const failed: WindowRequest[] = [];
    for (const attempt of await attemptInBatches(model, encoded, requests, { ...settings, temperature })) {
      const { window } = attempt.request;
      const spent = attempts[window]?.decodedTokens ?? 0;
      attempts[window] = { ...attempt, decodedTokens: spent + attempt.decodedTokens };
      const retry = attempt.verdict === 'repetition' || attempt.verdict === 'low-confidence';
      // A loop may come from the text before, so the next attempts go without it.
      if (retry) failed.push({ ...attempt.request, language: attempt.language, previous: [] });
    }
    if (failed.length === 0) break;
    requests = failed;
  }
  return attempts;
}

function conditioning(previousText: string, encode: (text: string) => readonly number[]): readonly number[] {
  const text = previousText.trim();
  return text === '' || looksLikeLoop(text) ? [] : encode(` ${text}`);
}

/** Frames of the encoder that hold audio; the rest of the window is padding. */
function audioFrames(model: LoadedModel, samples: Float32Array): number {
  const frames = Math.floor(toMs(samples.length, model) / msPerFrame(model));
  return Math.max(1, Math.min(model.folder.config.max_source_positions, frames));
}

/**
 * The model may leave a window before its end: it announced another segment, or its context was full. The rest
 * is then a window of its own, as the reference goes on from the last timestamp.
 */
function restOf(model: LoadedModel, piece: Piece, { results, last }: WrittenWindow): Piece | undefined {
  const fromMs = results.at(-1)?.continueFromMs;
  if (fromMs === undefined || model.fixedTokens !== undefined) return undefined;
  const from = Math.round((fromMs / 1000) * model.folder.preprocessor.sampleRate);
  const samples = piece.samples.subarray(from);
  const before = [...piece.before, ...results];
  if (from <= 0 || toMs(samples.length, model) < minRestMs || before.length >= maxPieces) return undefined;
  return {
    window: piece.window,
    startSample: piece.startSample + from,
    samples,
    previousText: '',
    language: last.language,
    before,
  };
}
