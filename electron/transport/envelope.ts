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
  }),
  z.object({ kind: z.literal('cancel'), id: z.number() }),
]);
export type Request = z.infer<typeof requestSchema>;

/**
 * To the caller. `failure` without a call: the server cannot work at all, and says why. `event`: something happened
 * that nobody asked for.
 */
export type Response =
  | { readonly kind: 'progress'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'reply'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: Failure }
  | { readonly kind: 'failure'; readonly error: Failure }
  | { readonly kind: 'event'; readonly name: string; readonly value: unknown };
