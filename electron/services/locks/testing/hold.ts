/** Entry of a process that holds a lock until it is killed. */
import { tryFileLock } from '../file-lock.ts';

const lock = tryFileLock(process.argv[2]!);
process.send?.(lock === undefined ? 'refused' : 'held');
setInterval(() => lock, 1000);
