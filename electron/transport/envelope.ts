import { z } from 'zod';
import type { Failure } from '../../core/failure.ts';

/** From the caller. A page or another process writes these, so the server checks them. */
export const requestSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('call'),
    id: z.number(),
    operation: z.string(),
    input: z.unknown(),
    priority: z.enum(['interactive', 'background']).optional(),
    /** How many items of its long list came in parts before. */
    ahead: z.number().optional(),
  }),
  /** A part of a call's long list, see [Note: Long messages] in parts.ts. */
  z.object({
    kind: z.literal('part'),
    id: z.number(),
    operation: z.string(),
    items: z.array(z.unknown()).readonly(),
  }),
  /** A part of the reply was read: the next one may come. */
  z.object({ kind: z.literal('next'), id: z.number() }),
  z.object({ kind: z.literal('cancel'), id: z.number() }),
]);
export type Request = z.infer<typeof requestSchema>;

/**
 * To the caller. `part` and `next` as in `requestSchema`, the other way round. `failure` without a call: the server cannot work at all, and says why. `event`: something happened
 * that nobody asked for.
 */
export type Response =
  | { readonly kind: 'progress'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'part'; readonly id: number; readonly items: readonly unknown[] }
  | { readonly kind: 'next'; readonly id: number }
  | { readonly kind: 'reply'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: Failure }
  | { readonly kind: 'failure'; readonly error: Failure }
  | { readonly kind: 'event'; readonly name: string; readonly value: unknown };
