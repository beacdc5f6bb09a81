/** Entry of a process that takes a lock, keeps nothing of it, and collects its garbage until it is killed. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { tryFileLock } from '../file-lock.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

tryFileLock(process.argv[2]!);
setImmediate(() => {
  collect();
  setImmediate(() => process.send?.('forgotten'));
});
setInterval(() => undefined, 1000);
