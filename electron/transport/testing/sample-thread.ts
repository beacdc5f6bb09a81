/** Entry of a thread that serves the sample contract. */
import { parentPort } from 'node:worker_threads';
import { channelOverPort } from '../channels/message-port.ts';
import { serveSample } from './sample-service.ts';

const channel = channelOverPort<unknown, never>(parentPort!);
serveSample(channel);
// Whoever started it decides when it ends.
channel.hold();
