import { z } from 'zod';

const tokenCount = z.int().min(2).max(10_000);

/** config.json of a CLIP or SigLIP model. What no other file holds, our own exports keep under `sidecut`. */
export const clipConfigSchema = z.object({
  model_type: z.string().max(100),
  text_config: z
    .object({ max_position_embeddings: tokenCount.optional(), pad_token_id: z.int().min(0).nullish() })
    .optional(),
  logit_scale_init_value: z.number().optional(),
  sidecut: z
    .object({
      logitScale: z.number().positive().optional(),
      noMatchBelow: z.number().min(-1).max(1).optional(),
      maxTokens: tokenCount.optional(),
    })
    .optional(),
});
export type ClipConfig = z.infer<typeof clipConfigSchema>;

/** SigLIP learnt from texts padded to full length, and looks at the padding. */
export function looksAtPadding({ model_type }: ClipConfig): boolean {
  return model_type.startsWith('siglip');
}

/** CLIP has 77 positions, SigLIP 64; the tokenizer's own limit, where it has one, is the smaller one. */
export function clipMaxTokens(config: ClipConfig, tokenizerLimit: number | undefined): number {
  const positions = config.text_config?.max_position_embeddings ?? (looksAtPadding(config) ? 64 : 77);
  return Math.min(config.sidecut?.maxTokens ?? Infinity, tokenizerLimit ?? Infinity, positions);
}
