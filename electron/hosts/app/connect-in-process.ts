import { appContract } from '../../../core/contract/app-contract.ts';
import type { AppContract } from '../../../core/contract/app-contract.ts';
import { SidecutError } from '../../../core/errors.ts';
import { inProcessChannels } from '../../transport/channels/in-process.ts';
import { connect } from '../../transport/client.ts';
import type { Connection } from '../../transport/client.ts';
import type { Request, Response } from '../../transport/envelope.ts';
import type { App } from './app.ts';
import { serveApp } from './serve-app.ts';

/** A page without a window, for commands and tests: the same contract, checks and events in the app's own process. */
export function connectInProcess(app: App, checkReplies = false): Connection<AppContract> {
  const { client, server } = inProcessChannels<Request, Response>();
  serveApp(app, server, checkReplies);
  return connect(
    appContract,
    client,
    (operation) => new SidecutError('disconnected', { reason: 'closing', operation }),
  );
}
