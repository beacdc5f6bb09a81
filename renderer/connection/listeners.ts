import type { AppEventName, AppEvents } from '../../core/contract/events.ts';
import type { AppConnection, ConnectionState } from './app-connection.ts';

export interface Listeners extends Pick<AppConnection, 'on' | 'onState'> {
  readonly deliver: <Name extends AppEventName>(event: Name, value: AppEvents[Name]) => void;
  /** Tells a change only. A connection counts as standing until it is known to be lost. */
  readonly tellState: (state: ConnectionState) => void;
}

/** Who in the page wants to know what comes without being asked. */
export function createListeners(): Listeners {
  const byEvent = new Map<AppEventName, Set<(value: never) => void>>();
  const stateListeners = new Set<(state: ConnectionState) => void>();
  let state: ConnectionState = 'connected';
  /** "Open with" may come before the page has begun to listen; it must not be lost. */
  let unheardMedia: AppEvents['app.openMedia'] | null = null;
  return {
    on(event, listener) {
      const listeners = byEvent.get(event) ?? new Set();
      byEvent.set(event, listeners.add(listener));
      if (event === 'app.openMedia' && unheardMedia !== null) {
        listener(unheardMedia as never);
        unheardMedia = null;
      }
      return () => listeners.delete(listener);
    },
    onState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    deliver(event, value) {
      const listeners = [...(byEvent.get(event) ?? [])];
      if (event === 'app.openMedia' && listeners.length === 0) {
        unheardMedia = value as AppEvents['app.openMedia'];
      }
      for (const listener of listeners) listener(value as never);
    },
    tellState(next) {
      if (state === next) return;
      state = next;
      for (const listener of [...stateListeners]) listener(next);
    },
  };
}
