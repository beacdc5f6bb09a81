/**
 * The page's end of [Note: Who may speak to the web host] in electron/hosts/web/guard.ts: the token of the printed
 * address is changed for the secret, which is kept for the next page of this origin (this port).
 */
import { z } from 'zod';
import type { WebHost } from './web-channel.ts';

const storageKey = 'sidecut.secret';
const answerSchema = z.object({ secret: z.string() });

/** What of a window it takes. */
export interface Visit {
  readonly location: { readonly hash: string; readonly pathname: string; readonly reload: () => void };
  readonly history: { readonly replaceState: (state: unknown, unused: string, url: string) => void };
  readonly localStorage: {
    readonly getItem: (key: string) => string | null;
    readonly setItem: (key: string, value: string) => void;
  };
  readonly addEventListener: (type: 'hashchange', listener: () => void) => void;
}

/** The host that this page came from, asked with the secret where the page has it. */
export function admittedHost(visit: Visit, fetch: WebHost['fetch']): WebHost {
  // Whoever opens a new address in a page that is there already changes only what stands behind the `#`.
  visit.addEventListener('hashchange', () => {
    if (tokenIn(visit) !== null) visit.location.reload();
  });
  const entered = enter(visit, fetch);
  return {
    address: '',
    fetch: async (input, init = {}) => {
      await entered;
      // Read each time: another page of this origin may have been let in since.
      const secret = visit.localStorage.getItem(storageKey);
      const headers = new Headers(init.headers);
      if (secret !== null) headers.set('authorization', `Bearer ${secret}`);
      return fetch(input, { ...init, headers });
    },
  };
}

async function enter(visit: Visit, fetch: WebHost['fetch']): Promise<void> {
  const token = tokenIn(visit);
  if (token === null) return;
  // It is good for this once: neither the history nor a bookmark needs it.
  visit.history.replaceState(null, '', visit.location.pathname);
  // What goes wrong is told by the first call, which then has no secret.
  const response = await fetch('/api/enter', { method: 'POST', headers: { 'x-sidecut-token': token } }).catch(
    () => null,
  );
  if (response?.ok !== true) return;
  visit.localStorage.setItem(storageKey, answerSchema.parse(await response.json()).secret);
}

function tokenIn({ location }: Visit): string | null {
  return /^#token=([\w-]+)$/.exec(location.hash)?.[1] ?? null;
}
