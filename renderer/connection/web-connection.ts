import { appContract } from '../../core/contract/app-contract.ts';
import type { AppContract } from '../../core/contract/app-contract.ts';
import type { AppEventName, AppEvents } from '../../core/contract/events.ts';
import { SidecutError } from '../../core/errors.ts';
import type { CallOptions, Client } from '../../electron/transport/calls.ts';
import { connect } from '../../electron/transport/client.ts';
import type { Connection } from '../../electron/transport/client.ts';
import type { AppConnection } from './app-connection.ts';
import { createListeners } from './listeners.ts';
import { openWebChannel } from './web-channel.ts';
import type { WebHost } from './web-channel.ts';

/** Waits between attempts to come back; the last one again and again. */
const retryDelaysMs = [200, 500, 1000, 2000, 5000];

export interface WebConnection extends AppConnection {
  close(): void;
}

/**
 * The line to the web host. When it breaks, running calls fail with `disconnected` and `onState` says `lost`; it is
 * tried again until it stands, and then says `connected`: events may have been missed, so the page reads again.
 */
export function connectToWebHost(host: WebHost, delaysMs: readonly number[] = retryDelaysMs): WebConnection {
  const { on, onState, deliver, tellState } = createListeners();
  let failures = 0;
  let isRefused = false;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let connection = open();

  function open(): Connection<AppContract> {
    const channel = openWebChannel(host, () => {
      failures = 0;
      isRefused = false;
      tellState('connected');
    });
    const line = connect(appContract, channel, (operation) => lostError(operation, isRefused));
    line.onEvent((name, value) => deliver(name as AppEventName, value as AppEvents[AppEventName]));
    channel.onRefused(() => (isRefused = true));
    channel.onClose(() => {
      if (closed) return;
      tellState('lost');
      const delay = delaysMs[Math.min(failures, delaysMs.length - 1)] ?? 0;
      failures += 1;
      timer = setTimeout(() => {
        connection = open();
      }, delay);
    });
    return line;
  }

  return {
    calls: callsOver(() => connection.calls),
    shell: null,
    on,
    onState,
    sourcesOfDrop: null,
    close() {
      closed = true;
      clearTimeout(timer);
      connection.close();
    },
  };
}

/** The same calls over whichever line stands now. */
function callsOver(current: () => Client<AppContract>): Client<AppContract> {
  const calls = Object.keys(appContract).map((name) => [
    name,
    (input: never, options?: CallOptions<never>) => current()[name as keyof AppContract](input, options),
  ]);
  return Object.fromEntries(calls) as Client<AppContract>;
}

function lostError(operation: string, isRefused: boolean): SidecutError {
  if (isRefused) return new SidecutError('disconnected', { reason: 'not-admitted', operation });
  return new SidecutError('disconnected', { reason: 'lost', operation }, { retryable: true });
}
