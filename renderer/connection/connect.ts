// First: see there.
import './schemas-without-eval.ts';
import { admittedHost } from './admission.ts';
import type { AppConnection } from './app-connection.ts';
import { connectToDesktop } from './desktop-connection.ts';
import { connectToWebHost } from './web-connection.ts';

/** The desktop's preload leaves its bridge in the window; a page without one came from the web host. */
export function connectToHost(): AppConnection {
  return window.sidecut === undefined
    ? connectToWebHost(admittedHost(window, (input, init) => fetch(input, init)))
    : connectToDesktop(window.sidecut);
}
