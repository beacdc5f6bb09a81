/** Starts a program on the leash and one that is taken off again, tells their numbers, and waits to be killed. */
import { spawn } from 'node:child_process';
import { leash } from '../leash.ts';

const endless = () =>
  spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
const kept = endless();
leash(kept.pid);
const second = endless();
leash(second.pid);
const free = endless();
leash(free.pid)();
process.stdout.write(`${JSON.stringify({ held: [kept.pid, second.pid], free: free.pid })}\n`);
setInterval(() => undefined, 1000);
