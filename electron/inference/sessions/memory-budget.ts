import { totalmem } from 'node:os';

/** The rest stays for the system, the app and what the estimates miss. */
const shareOfMemory = 0.6;

/** Memory that sessions may take together when the host gives no figure. A container's limit counts. */
export function defaultMemoryBudget(): number {
  const limit = process.constrainedMemory();
  const memory = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  return Math.round(memory * shareOfMemory);
}
