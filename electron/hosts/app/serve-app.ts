import { appContract } from '../../../core/contract/app-contract.ts';
import type { Channel } from '../../transport/channels/channel.ts';
import type { Response } from '../../transport/envelope.ts';
import { forwardEvents } from '../../transport/events.ts';
import { serve } from '../../transport/server.ts';
import type { App } from './app.ts';

/** Lets one page call the app and tells it every event. */
export function serveApp(app: App, channel: Channel<unknown, Response>, checkReplies: boolean): void {
  forwardEvents(app.events, channel);
  // Each call waits for a file, the library or a job; none may wait for another's video to be looked into.
  serve(appContract, app.handlers, channel, { scheduling: 'at-once', checkReplies });
}
