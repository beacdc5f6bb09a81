/** What models compute on, and what is found when it is tried. */
import { z } from 'zod';

export const executionProviders = ['cpu', 'webgpu', 'cuda', 'dml', 'coreml'] as const;
export const executionProviderSchema = z.enum(executionProviders);
export type ExecutionProvider = z.infer<typeof executionProviderSchema>;

/** What the user may ask for: `auto` takes the first provider of the platform's list that passes its probe. */
export const deviceChoiceSchema = z.enum(['auto', ...executionProviders]);
export type DeviceChoice = z.infer<typeof deviceChoiceSchema>;

/** How a process came to its end. */
export const processEndingSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('signal'), signal: z.string() }),
  z.strictObject({ by: z.literal('status'), status: z.number() }),
  /** It could not be started, or its runtime gave up; `message` is the system's. */
  z.strictObject({ by: z.literal('error'), message: z.string() }),
  z.strictObject({ by: z.literal('unknown') }),
]);
export type ProcessEnding = z.infer<typeof processEndingSchema>;

/** Why a provider would not start, or not run a model. */
export const providerFailureSchema = z.discriminatedUnion('cause', [
  z.strictObject({
    cause: z.enum([
      'no-adapter',
      'no-device',
      'no-cuda-libraries',
      'no-cuda-card',
      'not-in-build',
      'leaves-work-to-cpu',
    ]),
  }),
  /** A message that nobody has seen yet; `runtimeWords` is its readable end. */
  z.strictObject({ cause: z.literal('unknown'), runtimeWords: z.string() }),
]);
export type ProviderFailure = z.infer<typeof providerFailureSchema>;

/** What the probe of a provider found, see [Note: Choosing a provider]. Times are milliseconds of one warm run. */
export const providerFindingSchema = z.discriminatedUnion('found', [
  /** The processor, which needs no probe. */
  z.strictObject({ found: z.literal('always-works') }),
  z.strictObject({ found: z.literal('not-offered') }),
  z.strictObject({ found: z.literal('refused'), failure: providerFailureSchema }),
  z.strictObject({ found: z.literal('crashed'), ending: processEndingSchema }),
  z.strictObject({ found: z.literal('timed-out'), seconds: z.number() }),
  z.strictObject({ found: z.literal('other-numbers'), maxDifference: z.number(), allowed: z.number() }),
  /** A software driver that imitates a graphics card. */
  z.strictObject({
    found: z.literal('imitated'),
    driver: z.string(),
    runMs: z.number(),
    cpuRunMs: z.number(),
  }),
  z.strictObject({ found: z.literal('slower'), runMs: z.number(), cpuRunMs: z.number() }),
  z.strictObject({ found: z.literal('faster'), runMs: z.number(), cpuRunMs: z.number() }),
]);
export type ProviderFinding = z.infer<typeof providerFindingSchema>;

/** Why a provider is passed over, although `auto` would come to it first. */
export type ProviderPassedOver =
  | ProviderFinding
  /** The inference process ended while it used the provider. */
  | { readonly found: 'crashed-before' }
  /** It works, but not with this model. */
  | { readonly found: 'not-for-this-model'; readonly failure: ProviderFailure };
