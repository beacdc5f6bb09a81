import { z } from 'zod';

/** config.json of a speaker encoder. What no other file holds, our own exports keep under `sidecut`. */
export const speakerConfigSchema = z.object({
  model_type: z.string().optional(),
  sidecut: z.object({ sameSpeakerAbove: z.number().min(-1).max(1).optional() }).optional(),
});

/** preprocessor_config.json of WeSpeakerFeatureExtractor */
export const fbankConfigSchema = z.object({
  feature_extractor_type: z.literal('WeSpeakerFeatureExtractor'),
  sampling_rate: z.literal(16_000).default(16_000),
  num_mel_bins: z.int().min(1).max(512).default(80),
  min_num_frames: z.int().min(1).max(10_000).nullish(),
  /** Seconds around a frame whose mean is taken off; null, the only one in use: the whole clip. */
  fbank_centering_span: z.null().default(null),
});
export type FbankConfig = z.infer<typeof fbankConfigSchema>;
