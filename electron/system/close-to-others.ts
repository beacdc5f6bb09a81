import { chmodSync, closeSync, openSync } from 'node:fs';

/** Makes the file, unless it is there, so that its owner alone may read it, from its first moment. Of Windows: nothing. */
export function closeToOthers(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
  if (process.platform === 'win32') return;
  try {
    chmodSync(file, 0o600);
  } catch {
    // Somebody else's, or a drive without permissions: who may read it was decided elsewhere.
  }
}
