import type { z } from 'zod';
import type { Channel } from './channels/channel.ts';
import type { Response } from './envelope.ts';

/** What one side tells the other without being asked: a schema for each event. */
export type EventSchemas = Readonly<Record<string, z.ZodType>>;
export type EventValues<Schemas extends EventSchemas> = {
  readonly [Name in keyof Schemas]: z.output<Schemas[Name]>;
};

export type Emit<Schemas extends EventSchemas> = <Name extends keyof Schemas & string>(
  name: Name,
  value: EventValues<Schemas>[Name],
) => void;

export interface EventBus<Schemas extends EventSchemas> {
  readonly emit: Emit<Schemas>;
  /** Every event in the order of `emit`; returns the way to stop listening. */
  readonly subscribe: (listener: (name: keyof Schemas & string, value: unknown) => void) => () => void;
}

/** `check`: a value that breaks its schema throws where it is sent (for tests: large changes are costly to check). */
export function createEventBus<Schemas extends EventSchemas>(
  schemas: Schemas,
  { check = false }: { readonly check?: boolean } = {},
): EventBus<Schemas> {
  const listeners = new Set<(name: keyof Schemas & string, value: unknown) => void>();
  return {
    emit(name, value) {
      if (check) schemas[name]?.parse(value);
      for (const listener of [...listeners]) listener(name, value);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Sends every event over the channel until it closes. */
export function forwardEvents<Schemas extends EventSchemas>(
  bus: EventBus<Schemas>,
  channel: Channel<unknown, Response>,
): void {
  channel.onClose(bus.subscribe((name, value) => channel.post({ kind: 'event', name, value })));
}
