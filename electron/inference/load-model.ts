import type { DeviceChoice, ProviderFailure } from '../../core/devices.ts';
import { isSidecutError } from '../../core/errors.ts';
import { note } from '../../core/notes.ts';
import type { HandlerContext } from '../transport/calls.ts';
import type { LoadProgress } from './loading.ts';
import type { ChosenProvider } from './providers/chosen-provider.ts';
import type { ProviderSelector } from './providers/provider-selector.ts';

/**
 * Loads a model on the device that was asked for. `auto` promises results, not a device: a model that its
 * choice cannot run, although the probe passed, is loaded on the CPU, and the info's note says why.
 */
export async function loadModel<Request extends { readonly device: DeviceChoice }, Info>(
  request: Request,
  models: {
    load(
      request: Request,
      chosen: ChosenProvider,
      signal: AbortSignal,
      progress: (value: LoadProgress) => void,
    ): Promise<Info>;
  },
  providers: Pick<ProviderSelector, 'choose'>,
  { signal, progress }: HandlerContext<LoadProgress>,
): Promise<Info> {
  const load = (chosen: ChosenProvider) => {
    progress({ provider: chosen.provider });
    return models.load(request, chosen, signal, progress);
  };
  const chosen = await providers.choose(request.device, signal);
  try {
    return await load(chosen);
  } catch (error) {
    const { provider } = chosen;
    const failure = request.device === 'auto' && provider !== 'cpu' ? failureOf(error) : undefined;
    if (!failure) throw error;
    const reason = { found: 'not-for-this-model', failure } as const;
    const why = note('device-not-used', { provider, reason });
    return await load({ ...(await providers.choose('cpu', signal)), note: why });
  }
}

/** What a device said that opened or ran the model. */
function failureOf(error: unknown): ProviderFailure | undefined {
  if (!isSidecutError(error, 'device-unavailable')) return undefined;
  return 'failure' in error.facts ? error.facts.failure : undefined;
}
