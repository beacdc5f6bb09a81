/** Entry of a child process that serves the sample contract. */
import { channelToParent } from '../channels/child-process.ts';
import { serveSample } from './sample-service.ts';

const channel = channelToParent<unknown, never>();
channel.onClose(() => process.exit());
serveSample(channel);
