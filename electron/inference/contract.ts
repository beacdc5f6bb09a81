/**
 * The inference contract: what the worker process offers to the services. It is small on purpose; tensors
 * and caches never leave the worker. Large data (samples) travels as Float32Array by structured clone.
 */
import { z } from 'zod';
import { frameSamples } from './kinds/silero/processing/frames.ts';
import { operation } from '../../core/contract/operation.ts';
import type { Client, Handlers } from '../transport/calls.ts';
import {
  executionProviderSchema,
  float32ArraySchema,
  loadedModelShape,
  loadModelInput,
  loadProgressSchema,
  samplesSchema,
} from './loading.ts';
import { translationOperations } from './kinds/translator/contract.ts';
import { vectorOperations } from './contract/vectors.ts';

export * from './loading.ts';
export * from './kinds/translator/contract.ts';
export * from './contract/vectors.ts';

export const workerSettingsSchema = z.strictObject({
  /** Threads that one session uses; 0 lets the worker choose from the machine's cores. */
  threads: z.int().min(0).max(256).default(0),
  /**
   * Sessions least recently used are closed when the estimate of their memory passes this many bytes; 0 lets
   * the worker take a share of the machine's memory.
   */
  memoryBudgetBytes: z.int().min(0).default(0),
  /** Where the results of the provider probes are kept between runs; left out: probed anew by each worker. */
  providerCacheFile: z.string().min(1).optional(),
  /** Providers that `auto` passes over: a worker before this one crashed while it used them. */
  avoidProviders: z.array(executionProviderSchema).default([]),
});
/** As the worker gets them, defaults filled in. */
export type WorkerSettings = z.output<typeof workerSettingsSchema>;
/** As a host gives them. */
export type WorkerSettingsInput = z.input<typeof workerSettingsSchema>;

/** What one candidate provider did on the probe model, compared with the CPU's numbers. */
export const providerReportSchema = z.strictObject({
  provider: executionProviderSchema,
  /** `usable`: ran and agreed with the CPU. `failed` and `differs` carry a reason a person can read. */
  status: z.enum(['usable', 'failed', 'differs', 'not-built-in']),
  reason: z.string(),
  /** Name of the adapter or driver, when the runtime tells it. */
  deviceName: z.string().optional(),
  /** Largest absolute difference from the CPU over the probe's outputs. */
  maxDifference: z.number().optional(),
  /** Milliseconds of one warm run of the probe model, and what the CPU took for the same. */
  runMs: z.number().optional(),
  cpuRunMs: z.number().optional(),
  /** Whether the probe gave the right numbers in float16 as well. */
  float16: z.boolean().optional(),
  /** True when `auto` may choose it: usable, not a software rasteriser, not slower than the CPU. */
  worthwhile: z.boolean(),
});
export type ProviderReport = z.infer<typeof providerReportSchema>;

export const speechModelInfoSchema = z.strictObject({
  ...loadedModelShape,
  /** Longest window the model takes, in samples at 16 kHz (30 s: 480000). */
  windowSamples: z.int().positive(),
  multilingual: z.boolean(),
  /** Language codes the model knows (`en`); just `en` for an English-only model. */
  languages: z.array(z.string()),
  /** True when the model names its alignment heads and their attention can be read: word times come from it. */
  wordTimesFromAttention: z.boolean(),
  /** Windows that are worth decoding together on this device. */
  batchSize: z.int().positive(),
});
export type SpeechModelInfo = z.infer<typeof speechModelInfoSchema>;

export const transcribeOptionsSchema = z.strictObject({
  /** A language code, or `auto`: found for each window. */
  language: z.string().default('auto'),
  task: z.enum(['transcribe', 'translate']).default('transcribe'),
  /** Names and terms to expect; put before each window as previous text. */
  prompt: z.string().optional(),
  beamSize: z.int().min(1).max(16).default(1),
  /** Tried in turn while a window fails the quality checks (Whisper's fallback). */
  temperatures: z.array(z.number().min(0).max(2)).min(1).default([0, 0.2, 0.4, 0.6, 0.8, 1]),
  compressionRatioThreshold: z.number().default(2.4),
  logProbThreshold: z.number().default(-1),
  noSpeechThreshold: z.number().min(0).max(1).default(0.6),
  wordTimes: z.boolean().default(true),
  /** Seed for sampling at temperatures above 0, so that a run can be repeated. */
  seed: z.int().default(0),
});
export type TranscribeOptions = z.input<typeof transcribeOptionsSchema>;

export const transcribeInput = z.strictObject({
  modelKey: z.string(),
  windows: z
    .array(
      z.strictObject({
        /** At most `windowSamples` long. */
        samples: samplesSchema,
        /** Text before this window, for conditioning; the engine drops it when it looks like a loop. */
        previousText: z.string().optional(),
      }),
    )
    .min(1),
  options: transcribeOptionsSchema,
});
export type TranscribeInput = z.input<typeof transcribeInput>;

/** Times inside results are milliseconds from the start of the window, integer. */
export const recognizedWordSchema = z.strictObject({
  startMs: z.int(),
  endMs: z.int(),
  /** With its leading space, as the tokenizer writes it, and its punctuation. */
  text: z.string(),
  confidence: z.number().min(0).max(1),
  timing: z.enum(['attention', 'signal']),
});
export type RecognizedWord = z.infer<typeof recognizedWordSchema>;

export const recognizedSegmentSchema = z.strictObject({
  startMs: z.int(),
  endMs: z.int(),
  text: z.string(),
  words: z.array(recognizedWordSchema),
});

export const windowResultSchema = z.strictObject({
  language: z.string(),
  /** 0 to 1; 1 when the language was given. */
  languageProbability: z.number(),
  segments: z.array(recognizedSegmentSchema),
  /** Mean natural log probability of the tokens. */
  avgLogProb: z.number(),
  compressionRatio: z.number(),
  noSpeechProb: z.number(),
  temperature: z.number(),
  /** Set when the window was left without text: no speech, or nothing passed the quality checks. */
  gap: z.enum(['no-speech', 'low-confidence', 'repetition']).optional(),
  /** Tokens the decoder ran for, all attempts counted. */
  decodedTokens: z.int(),
});
export type WindowResult = z.infer<typeof windowResultSchema>;

/** Input to one step of the speech detector. State is kept in the worker under `streamKey`. */
export const detectSpeechInput = z.strictObject({
  streamKey: z.string(),
  /** Whole frames of 512 samples: the caller keeps what is over, and pads the last frame with zeros. */
  samples: samplesSchema.refine((samples) => samples.length % frameSamples === 0, 'must be whole frames'),
  /** True with the last piece: the state is dropped. A stream also ends with any call that fails. */
  end: z.boolean(),
});
/** Probability of speech for each frame. */
export const speechProbabilitiesSchema = float32ArraySchema();

export const workerDescriptionSchema = z.strictObject({
  runtimeVersion: z.string(),
  nodeVersion: z.string(),
  backends: z.array(z.string()),
  threads: z.int(),
  memoryBudgetBytes: z.int(),
  pid: z.int(),
  residentBytes: z.int(),
});
export type WorkerDescription = z.infer<typeof workerDescriptionSchema>;

/** A window that became final while `transcribe` goes on. */
export const windowProgressSchema = z.strictObject({ index: z.int().min(0), result: windowResultSchema });
export type WindowProgress = z.infer<typeof windowProgressSchema>;

export const inferenceContract = {
  describe: operation({
    input: z.strictObject({}),
    output: workerDescriptionSchema,
    priority: 'interactive',
  }),
  /** Every candidate of the platform in order of preference. `refresh` probes again instead of remembering. */
  listProviders: operation({
    input: z.strictObject({ refresh: z.boolean().default(false) }),
    output: z.array(providerReportSchema),
    priority: 'background',
  }),
  loadSpeechModel: operation({
    input: loadModelInput,
    output: speechModelInfoSchema,
    progress: loadProgressSchema,
    priority: 'background',
  }),
  /** For models of every kind; an unknown key is ignored. */
  unloadModel: operation({
    input: z.strictObject({ modelKey: z.string() }),
    output: z.null(),
    priority: 'background',
  }),
  transcribe: operation({
    input: transcribeInput,
    output: z.array(windowResultSchema),
    progress: windowProgressSchema,
    priority: 'background',
  }),
  detectSpeech: operation({
    input: detectSpeechInput,
    output: speechProbabilitiesSchema,
    priority: 'interactive',
  }),
  ...vectorOperations,
  ...translationOperations,
};
export type InferenceContract = typeof inferenceContract;
export type InferenceCalls = Client<InferenceContract>;
export type InferenceHandlers = Handlers<InferenceContract>;
