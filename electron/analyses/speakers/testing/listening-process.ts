/** Entry of a process that looks for speakers until it is killed. */
import { listen } from './listen.ts';

const [folder, sound] = process.argv.slice(2);
let count = 0;
await listen({
  ...{ folder: folder!, sound: sound!, delayMs: 300 },
  onWindows: (windows) => process.send?.((count += windows)),
});
