/** A host that has no models and keeps what it was asked for. */
import type { AppConnection } from '../app-connection.ts';
import { createListeners } from '../listeners.ts';

export interface FakeConnection {
  readonly connection: AppConnection;
  /** Name and input of the calls, in order. */
  readonly asked: readonly (readonly [string, unknown])[];
}

export function fakeConnection(answers: Readonly<Record<string, unknown>> = {}): FakeConnection {
  const asked: (readonly [string, unknown])[] = [];
  const listeners = createListeners();
  const known: Readonly<Record<string, unknown>> = {
    'models.list': { models: [], offline: true },
    ...answers,
  };
  const calls = new Proxy(
    {},
    {
      get: (_, name: string) => (input: unknown) => {
        asked.push([name, input]);
        return Promise.resolve(known[name]);
      },
    },
  );
  const connection: AppConnection = {
    ...{ calls: calls as AppConnection['calls'], shell: null, sourcesOfDrop: null },
    ...{ on: listeners.on, onState: listeners.onState },
  };
  return { connection, asked };
}
