import { stat } from '../../system/user-files.ts';

/** What a file is known by without reading it. */
export interface SeenFile {
  readonly path: string;
  readonly bytes: number;
  readonly modifiedMs: number;
}

export interface StillFiles {
  /** `wasSeenNow`: somebody is at it; otherwise its dates may say that nobody was for a while. */
  wait(file: SeenFile & { readonly changedMs: number }, wasSeenNow: boolean): void;
  forget(path: string): void;
  has(path: string): boolean;
  paths(): Iterable<string>;
  close(): void;
}

interface Waiting {
  readonly bytes: number;
  readonly modifiedMs: number;
  readonly dueMs: number;
}

export interface StillParts {
  /** So long neither size nor date may change, milliseconds. */
  readonly stillMs: number;
  /** Nobody writes it any more. */
  readonly onStill: (file: SeenFile) => void;
  /** It is gone. */
  readonly onGone: (path: string) => void;
}

const tickMs = 500;

/** Waits until nobody writes files any more: one that is copied or recorded is no video yet. */
export function waitForStillFiles({ stillMs, onStill, onGone }: StillParts): StillFiles {
  const waiting = new Map<string, Waiting>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let isLooking = false;

  async function look(): Promise<void> {
    const now = Date.now();
    for (const [path, before] of [...waiting]) {
      if (before.dueMs > now) continue;
      const found = await stat(path).catch(() => null);
      if (waiting.get(path) !== before) continue;
      if (found === null) {
        waiting.delete(path);
        onGone(path);
        continue;
      }
      const file = { path, bytes: found.size, modifiedMs: Math.round(found.mtimeMs) };
      if (file.bytes !== before.bytes || file.modifiedMs !== before.modifiedMs) {
        waiting.set(path, { ...file, dueMs: Date.now() + stillMs });
        continue;
      }
      waiting.delete(path);
      onStill(file);
    }
    if (waiting.size === 0) stop();
  }

  function tick(): void {
    if (isLooking) return;
    isLooking = true;
    void look().finally(() => (isLooking = false));
  }

  function stop(): void {
    clearInterval(timer);
    timer = undefined;
  }

  return {
    wait({ path, bytes, modifiedMs, changedMs }, wasSeenNow) {
      if (waiting.has(path)) return;
      const now = Date.now();
      const restedMs = now - Math.max(modifiedMs, changedMs);
      if (!wasSeenNow && restedMs >= stillMs) {
        onStill({ path, bytes, modifiedMs });
        return;
      }
      waiting.set(path, { bytes, modifiedMs, dueMs: now + stillMs });
      timer ??= setInterval(tick, Math.min(tickMs, stillMs));
      timer.unref();
    },
    forget: (path) => void waiting.delete(path),
    has: (path) => waiting.has(path),
    paths: () => waiting.keys(),
    close() {
      stop();
      waiting.clear();
    },
  };
}
