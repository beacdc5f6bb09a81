import type { AppContract } from '../../core/contract/app-contract.ts';
import type { AppEventName, AppEvents } from '../../core/contract/events.ts';
import type { shellOperations } from '../../core/contract/shell.ts';
import type { Client } from '../../electron/transport/calls.ts';

export type ConnectionState = 'connected' | 'lost';

/** The page's line to its host, whichever host that is. */
export interface AppConnection {
  readonly calls: Client<AppContract>;
  /** null: this host has no shell of its own (`app.info` lists the capabilities). */
  readonly shell: Client<typeof shellOperations> | null;
  /** Returns the way to stop listening. */
  readonly on: <Name extends AppEventName>(
    event: Name,
    listener: (value: AppEvents[Name]) => void,
  ) => () => void;
  readonly onState: (listener: (state: ConnectionState) => void) => () => void;
  /**
   * Makes files that were dropped on the page known to the host: on the desktop by their place on the disk. null
   * where a page can't know it (a browser); the page then offers the file browser.
   */
  readonly sourcesOfDrop: ((files: readonly File[]) => Promise<readonly string[]>) | null;
}
