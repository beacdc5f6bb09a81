import { join } from 'node:path';

/** Checkpoints of captioning jobs. */
export function jobsFolder(home: string): string {
  return join(home, 'jobs');
}

/** What the devices of this computer did when they were last tried. */
export function providerCacheFile(home: string): string {
  return join(home, 'providers.json');
}
