/** Entry of a child process that serves the sample contract. */
import { channelToParent } from '../channels/child-process.ts';
import { serve } from '../server.ts';
import { createSampleHandlers, sampleContract } from './sample-service.ts';

const channel = channelToParent<unknown, never>();
channel.onClose(() => process.exit());
serve(sampleContract, createSampleHandlers(), channel);
