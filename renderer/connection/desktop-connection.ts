import { appContract } from '../../core/contract/app-contract.ts';
import type { DesktopBridge } from '../../core/contract/desktop-bridge.ts';
import type { AppEventName, AppEvents } from '../../core/contract/events.ts';
import { shellOperations } from '../../core/contract/shell.ts';
import { SidecutError } from '../../core/errors.ts';
import type { Channel } from '../../electron/transport/channels/channel.ts';
import { connect } from '../../electron/transport/client.ts';
import type { Request, Response } from '../../electron/transport/envelope.ts';
import type { AppConnection } from './app-connection.ts';
import { createListeners } from './listeners.ts';

declare global {
  interface Window {
    readonly sidecut?: DesktopBridge<File>;
  }
}

/** The line to the main process of the window's own app. It stands as long as the page: the page ends with it. */
export function connectToDesktop(bridge: DesktopBridge<File>): AppConnection {
  const { on, onState, deliver } = createListeners();
  const connection = connect(
    { ...appContract, ...shellOperations },
    channelOverBridge(bridge),
    (operation) => new SidecutError('disconnected', { reason: 'closing', operation }),
  );
  connection.onEvent((name, value) => deliver(name as AppEventName, value as AppEvents[AppEventName]));
  return {
    calls: connection.calls,
    shell: connection.calls,
    on,
    onState,
    sourcesOfDrop: (files) => bridge.sourcesOfDrop(files),
  };
}

function channelOverBridge(bridge: DesktopBridge<File>): Channel<Response, Request> {
  return {
    post: (message) => bridge.post(message),
    onMessage: (listener) => bridge.subscribe((message) => listener(message as Response)),
    onClose: () => undefined,
    close: () => undefined,
    hold: () => undefined,
    free: () => undefined,
  };
}
