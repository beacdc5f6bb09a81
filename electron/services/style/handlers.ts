import { once } from '../../../core/async/once.ts';
import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { Handlers } from '../../transport/calls.ts';
import { listFontFamilies } from './system-fonts.ts';

type StyleOperation = Extract<keyof AppContract, `style.${string}`>;

export function createStyleHandlers(): Pick<Handlers<AppContract>, StyleOperation> {
  // Listing takes seconds on some systems; who installs a font starts the app again.
  const fonts = once(async () => [...(await listFontFamilies())]);
  return {
    'style.fonts': async () => ({ families: await fonts() }),
  };
}
