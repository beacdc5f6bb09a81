import { isSidecutError } from '../../core/errors.ts';
import type { HandlerContext } from '../transport/calls.ts';
import type { DeviceChoice, ExecutionProvider } from './contract.ts';
import type { ChosenProvider } from './providers/chosen-provider.ts';
import type { ProviderSelector } from './providers/provider-selector.ts';

/**
 * Loads a model on the device that was asked for. `auto` promises results, not a device: a model that its
 * choice cannot run, although the probe passed, is loaded on the CPU, and the info's note says why.
 */
export async function loadModel<Request extends { readonly device: DeviceChoice }, Info>(
  request: Request,
  engine: { load(request: Request, chosen: ChosenProvider, signal: AbortSignal): Promise<Info> },
  providers: Pick<ProviderSelector, 'choose'>,
  { signal, progress }: HandlerContext<{ readonly provider: ExecutionProvider }>,
): Promise<Info> {
  const load = (chosen: ChosenProvider) => {
    progress({ provider: chosen.provider });
    return engine.load(request, chosen, signal);
  };
  const chosen = await providers.choose(request.device, signal);
  try {
    return await load(chosen);
  } catch (error) {
    const { provider } = chosen;
    if (request.device !== 'auto' || provider === 'cpu' || !isSidecutError(error, 'device-unavailable'))
      throw error;
    const note = `${provider} is not used for this model: ${error.message}`;
    return await load({ ...(await providers.choose('cpu', signal)), note });
  }
}
