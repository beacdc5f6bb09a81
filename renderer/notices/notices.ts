/** Failures that have no place of their own on the page (a command, a background call): a strip below the top bar. */
import { isCancellation } from '../../core/errors.ts';
import { createStore } from '../stores/store.ts';

export interface Notice {
  readonly id: number;
  readonly error: unknown;
  /** Message keys of the button that tries again, and what it does. */
  readonly retry: (() => void) | null;
}

export const noticesStore = createStore<readonly Notice[]>([]);

let lastId = 0;
const maxShown = 3;

export function showFailure(error: unknown, retry: (() => void) | null = null): void {
  if (isCancellation(error)) return;
  lastId += 1;
  const notice = { id: lastId, error, retry };
  noticesStore.set((notices) => [...notices, notice].slice(-maxShown));
}

export function dismissNotice(id: number): void {
  noticesStore.set((notices) => notices.filter((notice) => notice.id !== id));
}

export function clearNotices(): void {
  if (noticesStore.get().length > 0) noticesStore.set([]);
}

/** For event handlers: does it, and shows the failure where it belongs to no control. */
export function attempt(work: () => Promise<unknown>): void {
  work().catch((error: unknown) => showFailure(error, isRetryable(error) ? () => attempt(work) : null));
}

function isRetryable(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'retryable' in error && error.retryable === true;
}
