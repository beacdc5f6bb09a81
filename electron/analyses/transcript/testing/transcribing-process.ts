/**
 * Does the jobs of a data folder until it has heard some windows, then hangs until it is killed: `HOME WINDOWS`. A line on
 * standard output for each window.
 */
import { openTranscription } from './open-transcription.ts';

const [home, windows] = process.argv.slice(2);
let heard = 0;
const { queue } = await openTranscription(home!, () => {
  heard++;
  process.stdout.write('window\n');
  if (heard >= Number(windows)) return new Promise(() => setInterval(() => undefined, 1000));
  return undefined;
});
await queue.start();
