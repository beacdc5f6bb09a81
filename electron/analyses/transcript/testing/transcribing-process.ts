/** Does the jobs of a data folder, `HOME`, until it is killed; a line on standard output for each window heard. */
import { openTranscription } from './open-transcription.ts';

const { queue } = await openTranscription(process.argv[2]!, () => process.stdout.write('window\n'));
await queue.start();
