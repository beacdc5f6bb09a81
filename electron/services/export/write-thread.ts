/** Entry of the thread that writes one long track. */
import { parentPort } from 'node:worker_threads';
import { channelOverPort } from '../../transport/channels/message-port.ts';
import type { Response } from '../../transport/envelope.ts';
import { serve } from '../../transport/server.ts';
import { writeContract } from './write-contract.ts';
import { writeHere } from './write-here.ts';

const channel = channelOverPort<unknown, Response>(parentPort!);
serve(writeContract, writeHere, channel);
// Whoever started it decides when it ends.
channel.hold();
