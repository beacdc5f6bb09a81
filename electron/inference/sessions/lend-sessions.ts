import type { ExecutionProvider } from '../../../core/devices.ts';
import type { SessionLease, SessionPool, SessionRequest } from './session-pool.ts';

/** Lends a model its sessions, on the model's provider where nothing else is said. */
export interface Sessions {
  readonly lease: (path: string, request?: Partial<SessionRequest>) => Promise<SessionLease>;
}

export function lendSessions(pool: SessionPool, provider: ExecutionProvider): Sessions {
  return { lease: (path, request) => pool.acquire(path, { provider, ...request }) };
}
