import { z } from 'zod';

/** An error as it crosses the wire; `code` is a `SidecutError` code. */
export interface WireError {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly details: Readonly<Record<string, string | number | boolean>>;
}

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
  | { readonly kind: 'error'; readonly id: number; readonly error: WireError }
  | { readonly kind: 'failure'; readonly error: WireError }
  | { readonly kind: 'event'; readonly name: string; readonly value: unknown };
