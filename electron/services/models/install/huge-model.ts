import { SidecutError } from '../../../../core/errors.ts';
import type { HubFile } from '../hub/hub-api.ts';
import type { TransferLimits } from '../hub/hub-settings.ts';
import { maxBytesOf } from '../layout/read-limited.ts';

/**
 * Larger than any model that we know: most likely another repository was meant. A file that is read as text has a limit of
 * its own, before it is fetched.
 */
export function refuseHugeModel(
  { maxFileBytes, maxModelBytes }: TransferLimits,
  files: readonly HubFile[],
  repository: string,
): void {
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  const isSane = files.every(({ path, size }) => size <= (maxBytesOf(path) ?? maxFileBytes));
  if (bytes <= maxModelBytes && isSane) return;
  throw new SidecutError('model-unsupported', { reason: 'too-large', repository, bytes });
}
