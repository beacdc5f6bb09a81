/**
 * Entry of a process that takes a lock again and again and, while it holds it, makes a file that only one can make. It
 * reports how often it held the lock, and how often the file was there already.
 */
import { closeSync, openSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitForFileLock } from '../file-lock.ts';

const [file = '', owner = '', rounds = '0'] = process.argv.slice(2);
let overlaps = 0;
for (let round = 0; round < Number(rounds); round++) {
  using _lock = await waitForFileLock(file);
  try {
    closeSync(openSync(owner, 'wx'));
  } catch {
    overlaps++;
    continue;
  }
  await sleep(Math.random() * 3);
  rmSync(owner);
}
process.send?.({ held: Number(rounds), overlaps });
process.disconnect();
