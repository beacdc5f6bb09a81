import { join } from 'node:path';

/** What the devices of this computer did when they were last tried. */
export function providerCacheFile(home: string): string {
  return join(home, 'providers.json');
}
