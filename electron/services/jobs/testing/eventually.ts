import { vi } from 'vitest';

/** Waits for what jobs bring about, however busy the machine is. */
export function eventually<Result>(check: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(check, { timeout: 30_000, interval: 20 });
}
