/** Makes a copy to play, as the app does, until it is killed: VIDEO COPY SCRATCH. Says when it has begun. */
import { locateFfmpeg } from '../../../ffmpeg/locate-ffmpeg.ts';
import { createScratch } from '../../../files/scratch.ts';
import { probe } from '../../probe.ts';
import { makeProxy } from '../make-proxy.ts';

const [video = '', copy = '', scratch = ''] = process.argv.slice(2);
const tools = await locateFfmpeg();
const media = await probe(tools, video);
await makeProxy(tools, media, copy, {
  scratch: createScratch(scratch),
  onTime: () => process.stdout.write('begun\n'),
});
process.stdout.write('done\n');
