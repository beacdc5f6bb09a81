/** The meaning of a text as a vector: sentence encoders in the layout of sentence-transformers (BERT, XLM-R). */
import { z } from 'zod';
import { kindContract, kindOperation } from '../../kind-contract.ts';
import type { InfoOf } from '../../kind-contract.ts';
import { embedding, noMatchBelowSchema, vectorModelShape } from '../../vectors.ts';

const info = z.strictObject({
  ...vectorModelShape,
  /** Tokens of one text, special ones counted; what is over is cut off. */
  maxTokens: z.int().positive(),
  noMatchBelow: noMatchBelowSchema,
});

export const embedTextsInput = z.strictObject({
  modelKey: z.string(),
  texts: z.array(z.string()).min(1),
  /** What a person asks, or what is searched; models tell the two apart by a prefix that is put before them. */
  kind: z.enum(['query', 'passage']),
});
export type EmbedTextsInput = z.infer<typeof embedTextsInput>;

export const textEmbedderContract = kindContract({
  kind: 'text-embedder',
  info,
  operations: {
    embedTexts: kindOperation({
      input: embedTextsInput,
      ...embedding,
      // A person waits for a query, and it is short.
      priorityOf: ({ kind }) => (kind === 'query' ? 'interactive' : 'background'),
    }),
  },
});
export type TextEmbedderInfo = InfoOf<typeof textEmbedderContract>;
