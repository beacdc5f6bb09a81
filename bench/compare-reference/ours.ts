import { requireFloat32 } from '../../electron/inference/sessions/tensor-rows.ts';
import { msPerFrame } from '../../electron/inference/kinds/whisper/opening/loaded-model.ts';
import type { LoadedModel } from '../../electron/inference/kinds/whisper/opening/loaded-model.ts';
import { attemptWindows } from '../../electron/inference/kinds/whisper/transcription/attempt.ts';
import { alignTokens } from '../../electron/inference/kinds/whisper/processing/alignment.ts';
import { probabilityOf } from '../../electron/inference/processing/token-scores.ts';

export interface OurNumbers {
  readonly logMel: Float32Array;
  readonly encoder: Float32Array;
  /** Rows as in the reference; those inside the prompt are undefined, for nobody computes them. */
  readonly logits: readonly (Float32Array | undefined)[];
  readonly tokens: readonly number[];
  readonly text: string;
  /** Seconds of each generated token. */
  readonly tokenTimes: readonly number[];
  readonly noSpeech: number;
}

/** The engine's numbers for one window. @param forced tokens whose logits are wanted, the prompt first */
export async function computeOurs(
  model: LoadedModel,
  samples: Float32Array,
  forced: readonly number[],
  promptLength: number,
): Promise<OurNumbers> {
  const { melBins, frames } = model.logMel;
  const logMel = new Float32Array(melBins * frames);
  model.logMel.compute(samples, logMel);
  const encoded = await model.encoder.encode([samples]);
  const logits = await forcedLogits(model, encoded, forced, promptLength);
  const { noSpeech = 0 } = model.folder.tokens;
  const start = logits[0] ?? new Float32Array();

  const [attempt] = await attemptWindows(
    model,
    encoded,
    [{ window: 0, language: { language: 'en', probability: 1 }, hint: [], previous: [] }],
    {
      task: 'transcribe',
      temperature: 0,
      beamSize: 1,
      bestOf: 1,
      random: () => 0,
      attention: true,
      thresholds: { compressionRatioThreshold: Infinity, logProbThreshold: -Infinity, noSpeechThreshold: 1 },
      audioFrames: [model.folder.config.max_source_positions],
      signal: new AbortController().signal,
    },
  );
  if (!attempt) throw new Error('the window was not decoded');
  const { tokens, attention, ending } = attempt.hypothesis;
  const heads = Math.max(1, model.decoder.alignmentHeads);
  const rows = { heads, frames: (attention[0]?.length ?? 0) / heads, rows: attention };
  const starts = alignTokens(rows, model.folder.config.median_filter_width);
  return {
    logMel,
    encoder: requireFloat32(encoded.hidden),
    logits,
    tokens: ending === 'end-of-text' ? [...tokens, model.rules.endOfText] : tokens,
    text: attempt.text,
    tokenTimes: [...starts].map((frame) => (frame * msPerFrame(model)) / 1000),
    noSpeech: probabilityOf(start, 0, start.length, noSpeech),
  };
}

async function forcedLogits(
  model: LoadedModel,
  encoded: Awaited<ReturnType<LoadedModel['encoder']['encode']>>,
  forced: readonly number[],
  promptLength: number,
): Promise<readonly (Float32Array | undefined)[]> {
  const prompt = { window: 0, tokens: forced.slice(0, promptLength), startIndex: 0 };
  const { batch, output } = await model.decoder.begin(encoded, [prompt], { attention: false });
  const rows: (Float32Array | undefined)[] = Array.from({ length: promptLength });
  rows[0] = output.startLogits.slice();
  rows[promptLength - 1] = output.logits.slice();
  for (const token of forced.slice(promptLength)) rows.push((await batch.step([token])).logits.slice());
  batch.dispose();
  return rows;
}
