import { z } from 'zod';

/**
 * The parts of a Whisper folder's JSON files that we use. The files come from anywhere, so every size is
 * bounded: a hostile config must not be able to ask for gigabytes.
 */
const tokenId = z.int().min(0).max(1_000_000);

/** config.json */
export const modelConfigSchema = z.object({
  model_type: z.literal('whisper'),
  vocab_size: z.int().min(2).max(1_000_000),
  num_mel_bins: z.int().min(1).max(512).default(80),
  d_model: z.int().min(1).max(16_384),
  encoder_layers: z.int().min(1).max(256),
  decoder_layers: z.int().min(1).max(256),
  encoder_attention_heads: z.int().min(1).max(256),
  decoder_attention_heads: z.int().min(1).max(256),
  max_source_positions: z.int().min(1).max(15_000).default(1500),
  max_target_positions: z.int().min(8).max(8192).default(448),
  median_filter_width: z.int().min(1).max(99).default(7),
});
export type ModelConfig = z.infer<typeof modelConfigSchema>;

/** preprocessor_config.json; `chunk_length` is in seconds. */
export const preprocessorConfigSchema = z
  .object({
    feature_size: z.int().min(1).max(512).default(80),
    sampling_rate: z.literal(16_000).default(16_000),
    hop_length: z.int().min(16).max(4000).default(160),
    n_fft: z.int().min(64).max(8192).multipleOf(2).default(400),
    chunk_length: z.number().positive().max(300).default(30),
    n_samples: z.int().positive().max(4_800_000).optional(),
  })
  .transform((config) => ({
    melBins: config.feature_size,
    sampleRate: config.sampling_rate,
    hopLength: config.hop_length,
    fftSize: config.n_fft,
    windowSamples: config.n_samples ?? Math.round(config.chunk_length * config.sampling_rate),
  }));
export type PreprocessorConfig = z.infer<typeof preprocessorConfigSchema>;

/** generation_config.json */
export const generationConfigSchema = z.object({
  is_multilingual: z.boolean().optional(),
  eos_token_id: z.union([tokenId, z.array(tokenId).min(1).max(16)]).optional(),
  decoder_start_token_id: tokenId.optional(),
  no_timestamps_token_id: tokenId.optional(),
  prev_sot_token_id: tokenId.optional(),
  lang_to_id: z.record(z.string(), tokenId).optional(),
  task_to_id: z.record(z.string(), tokenId).optional(),
  max_initial_timestamp_index: z.int().min(0).max(100_000).nullish(),
  suppress_tokens: z.array(z.int().min(-1).max(1_000_000)).max(100_000).nullish(),
  begin_suppress_tokens: z.array(z.int().min(-1).max(1_000_000)).max(100_000).nullish(),
  /** Pairs of decoder layer and head whose attention follows the audio. */
  alignment_heads: z
    .array(z.tuple([z.int().min(0).max(255), z.int().min(0).max(255)]))
    .max(4096)
    .nullish(),
  max_length: z.int().positive().max(8192).optional(),
});
export type GenerationConfig = z.infer<typeof generationConfigSchema>;
