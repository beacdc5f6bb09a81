/** Speech to text with Whisper. */
import { z } from 'zod';
import { kindContract, kindOperation } from '../../kind-contract.ts';
import type { InfoOf } from '../../kind-contract.ts';
import { samplesSchema } from '../../loading.ts';

const info = z.strictObject({
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

export const transcribeOptionsSchema = z.strictObject({
  /** A language code, or `auto`: found for each window. */
  language: z.string().default('auto'),
  /** Codes of the languages that come into question when it is found out; absent: all. */
  languages: z.array(z.string()).min(1).readonly().optional(),
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
export const detectLanguagesInput = z.strictObject({
  modelKey: z.string(),
  /** Each at most `windowSamples` long. */
  windows: z.array(z.strictObject({ samples: samplesSchema })).min(1),
  /** Codes of those that come into question; absent: all. */
  languages: z.array(z.string()).min(1).readonly().optional(),
});
export type DetectLanguagesRequest = z.output<typeof detectLanguagesInput>;

export type TranscribeInput = z.input<typeof transcribeInput>;
/** Checked, defaults filled in. */
export type TranscribeRequest = z.output<typeof transcribeInput>;

/** Without the spaces and marks around it; the probability of its tokens, as of the word's own. */
const wordAlternativeSchema = z.strictObject({ text: z.string(), confidence: z.number().min(0).max(1) });

/** Times inside results are milliseconds from the start of the window, integer. */
export const recognisedWordSchema = z.strictObject({
  startMs: z.int(),
  endMs: z.int(),
  /** With its leading space, as the tokenizer writes it, and its punctuation. */
  text: z.string(),
  confidence: z.number().min(0).max(1),
  timing: z.enum(['attention', 'signal']),
  /** What else was likely in its place, the likeliest first. */
  alternatives: z.array(wordAlternativeSchema).max(3).readonly().optional(),
});
export type RecognisedWord = z.infer<typeof recognisedWordSchema>;

export const recognisedSegmentSchema = z.strictObject({
  startMs: z.int(),
  endMs: z.int(),
  text: z.string(),
  words: z.array(recognisedWordSchema),
});

/** A language that may be spoken, and how likely it is among those that come into question. */
export const languageScoreSchema = z.strictObject({
  language: z.string(),
  probability: z.number().min(0).max(1),
});
export type LanguageScore = z.infer<typeof languageScoreSchema>;

export const windowResultSchema = z.strictObject({
  language: z.string(),
  /** 0 to 1; 1 when the language was given. */
  languageProbability: z.number(),
  /** Where it was found out: the languages of 2 % and more, the likeliest first. */
  languages: z.array(languageScoreSchema).optional(),
  segments: z.array(recognisedSegmentSchema),
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

/** A window that became final while `transcribe` goes on. */
export const windowProgressSchema = z.strictObject({ index: z.int().min(0), result: windowResultSchema });
export type WindowProgress = z.infer<typeof windowProgressSchema>;

export const whisperContract = kindContract({
  kind: 'whisper',
  info,
  operations: {
    /** Results in the order of the windows; each is told as it becomes final, in any order. */
    transcribe: kindOperation({
      input: transcribeInput,
      output: z.array(windowResultSchema),
      progress: windowProgressSchema,
      priority: 'background',
    }),
    /** For each window the languages of 2 % and more, the likeliest first. */
    detectLanguages: kindOperation({
      input: detectLanguagesInput,
      output: z.array(z.array(languageScoreSchema)),
      priority: 'background',
    }),
  },
});
export type SpeechModelInfo = InfoOf<typeof whisperContract>;
