import { judge } from '../processing/fallback.ts';
import type { AttemptQuality, QualityThresholds, Verdict } from '../processing/fallback.ts';
import type { LanguageGuess } from '../processing/language-scores.ts';
import type { WhisperTask } from '../processing/prompt.ts';
import { looksLikeLoop } from '../../../processing/repetition.ts';
import type { EncodedWindows } from '../decoder/decoder.ts';
import type { LoadedModel } from '../opening/loaded-model.ts';
import { decodeBeams } from './beam-search.ts';
import { beginWindows } from './begin-windows.ts';
import type { BegunGroup, WindowRequest } from './begin-windows.ts';
import { compressionRatio } from './compression-ratio.ts';
import { decodeRows } from './decode-rows.ts';
import type { DecodingPlan } from './decoding-plan.ts';
import { averageLogProb } from './hypothesis.ts';
import type { DecodedWindow, Hypothesis } from './hypothesis.ts';

/** One decoding of one window, judged. */
export interface Attempt {
  readonly request: WindowRequest;
  readonly language: LanguageGuess;
  readonly hypothesis: Hypothesis;
  /** Other sequences of the window, whole ones and those that gave way: their words are alternatives. */
  readonly others: readonly Hypothesis[];
  readonly text: string;
  readonly quality: AttemptQuality;
  readonly verdict: Verdict;
  readonly temperature: number;
  /** Tokens the decoder ran for, all sequences of the window together. */
  readonly decodedTokens: number;
}

export interface AttemptSettings {
  readonly task: WhisperTask;
  readonly temperature: number;
  readonly beamSize: number;
  readonly bestOf: number;
  readonly random: () => number;
  readonly attention: boolean;
  readonly thresholds: QualityThresholds;
  /** For each encoded window. */
  readonly audioFrames: readonly number[];
  readonly signal: AbortSignal;
}

/** Decodes the requested windows once, by greedy or beam search at temperature 0 and by sampling above. */
export async function attemptWindows(
  model: LoadedModel,
  encoded: EncodedWindows,
  requests: readonly WindowRequest[],
  settings: AttemptSettings,
): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = [];
  for (const group of await beginWindows(model, encoded, requests, settings.task, settings)) {
    try {
      const decoded = await decodeGroup(model, group, settings);
      group.windows.forEach((window, row) => {
        attempts.push(judgeWindow(model, window, decoded[row] ?? nothing, settings));
      });
    } finally {
      group.batch.dispose();
    }
  }
  return attempts;
}

function decodeGroup(
  model: LoadedModel,
  { batch, first, windows }: BegunGroup,
  settings: AttemptSettings,
): Promise<readonly DecodedWindow[]> {
  const { config } = model.folder;
  const maxPrompt = Math.max(...windows.map(({ promptLength }) => promptLength));
  const room = Math.min(Math.floor(config.max_target_positions / 2), config.max_target_positions - maxPrompt);
  const plan: DecodingPlan = {
    rules: model.rules,
    maxTokens: Math.min(room, model.fixedTokens ?? room),
    fixedLength: model.fixedTokens !== undefined,
    audioFrames: windows.map(({ request }) => settings.audioFrames[request.window] ?? 0),
    firstTokens: windows.map(({ request }) => request.firstToken),
    signal: settings.signal,
  };
  if (settings.temperature === 0 && settings.beamSize > 1) {
    return decodeBeams(batch, first, windows.length, settings.beamSize, plan);
  }
  return decodeRows(batch, first, windows.length, settings, plan);
}

const nothing: DecodedWindow = { finished: [], passedOver: [] };

function judgeWindow(
  model: LoadedModel,
  window: BegunGroup['windows'][number],
  { finished, passedOver }: DecodedWindow,
  settings: AttemptSettings,
): Attempt {
  const hypothesis = bestOf(finished);
  const text = model.folder.tokenizer.decode(hypothesis.text);
  const quality: AttemptQuality = {
    avgLogProb: averageLogProb(hypothesis),
    compressionRatio: compressionRatio(text.trim()),
    noSpeechProb: window.noSpeechProb,
    loop: hypothesis.ending === 'loop' || looksLikeLoop(text),
    empty: text.trim() === '',
  };
  return {
    request: window.request,
    language: window.language,
    hypothesis,
    others: [...finished.filter((other) => other !== hypothesis), ...passedOver],
    text,
    quality,
    verdict: model.fixedTokens === undefined ? judge(quality, settings.thresholds) : 'accept',
    temperature: settings.temperature,
    decodedTokens: finished.reduce((sum, { tokens }) => sum + tokens.length, 0),
  };
}

/** The likeliest sequence for its length (the reference's ranking). */
function bestOf(sequences: readonly Hypothesis[]): Hypothesis {
  const score = ({ sumLogProb, tokens }: Hypothesis): number => sumLogProb / Math.max(1, tokens.length);
  const best = sequences.reduce<Hypothesis | undefined>(
    (winner, sequence) => (winner && score(winner) >= score(sequence) ? winner : sequence),
    undefined,
  );
  if (!best) throw new RangeError('a window was decoded to no sequence at all');
  return best;
}
