import type { InferenceSession } from 'onnxruntime-node';
import { SidecutError } from '../../../core/errors.ts';
import type { ExecutionProvider } from '../../../core/devices.ts';
import type { RewrittenGraph } from '../graph/rewritten-graph.ts';
import { describeModelFile, estimateSession } from './model-file.ts';
import { openSession } from './open-session.ts';
import type { SessionTuning } from './session-options.ts';

export interface SessionRequest {
  readonly provider: ExecutionProvider;
  readonly tuning?: SessionTuning;
  /** Opens this graph instead of the file's own; its large weights are read from the file's folder. */
  readonly rewritten?: RewrittenGraph;
  /** Closed when it is given back: a session that is tried once must not stand beside those that are used. */
  readonly once?: boolean;
}

/** Keeps a session open; between `acquire` and `release` the pool never closes it. */
export interface SessionLease extends Disposable {
  readonly session: InferenceSession;
  readonly provider: ExecutionProvider;
  /** May be called more than once. */
  release(): void;
}

export interface SessionPool {
  /** Threads that a session gets when the request names none. */
  readonly threads: number;
  /**
   * Opens the ONNX file or hands out the session that is already open. Fails with `model-missing-file`,
   * `model-damaged`, `model-unsupported`, `device-unavailable` or `out-of-memory`.
   */
  acquire(path: string, request: SessionRequest): Promise<SessionLease>;
  /** Closes every session; those still leased are closed when they are released. */
  close(): Promise<void>;
}

interface Entry {
  readonly estimateBytes: number;
  readonly session: Promise<InferenceSession>;
  leases: number;
}

/**
 * Shares sessions between callers that ask for the same file, provider and tuning. Before a session is opened,
 * idle ones are closed, least recently used first, until the estimates of all fit the budget (see
 * `describeModelFile`); when the leased ones alone leave no room, `acquire` fails with `out-of-memory`.
 */
export function createSessionPool(settings: {
  readonly threads: number;
  readonly memoryBudgetBytes: number;
}): SessionPool {
  /** In the order of use: the first has not been used for longest. */
  const entries = new Map<string, Entry>();
  let closed = false;

  function touch(key: string, entry: Entry): void {
    entries.delete(key);
    entries.set(key, entry);
  }

  async function closeEntry(key: string, entry: Entry): Promise<void> {
    entries.delete(key);
    const session = await entry.session.catch(() => undefined);
    await session?.release();
  }

  function makeRoom(path: string, neededBytes: number): void {
    let usedBytes = 0;
    for (const { estimateBytes } of entries.values()) usedBytes += estimateBytes;
    for (const [key, entry] of entries) {
      if (usedBytes + neededBytes <= settings.memoryBudgetBytes) return;
      if (entry.leases > 0) continue;
      usedBytes -= entry.estimateBytes;
      // ONNX Runtime frees a session in one synchronous step that is already queued before the next opens.
      void closeEntry(key, entry);
    }
    if (usedBytes + neededBytes > settings.memoryBudgetBytes) {
      throw overBudget(path, neededBytes, usedBytes, settings.memoryBudgetBytes);
    }
  }

  async function acquire(
    path: string,
    { provider, tuning = {}, rewritten, once = false }: SessionRequest,
  ): Promise<SessionLease> {
    const file = await describeModelFile(path);
    const estimateBytes = rewritten ? estimateSession(rewritten.weightBytes) : file.estimateBytes;
    const key = JSON.stringify([path, file.version, provider, tuning, rewritten?.name]);
    let entry = entries.get(key);
    if (!entry) {
      makeRoom(path, estimateBytes);
      const session = openSession(path, provider, tuning, settings.threads, rewritten?.bytes);
      entry = { estimateBytes, session, leases: 0 };
    }
    const leased = entry;
    leased.leases += 1;
    touch(key, leased);
    try {
      return lease(await leased.session, provider, () => {
        leased.leases -= 1;
        if ((closed || once) && leased.leases === 0) void closeEntry(key, leased);
        else if (entries.get(key) === leased) touch(key, leased);
      });
    } catch (error) {
      if (entries.get(key) === leased) entries.delete(key);
      throw error;
    }
  }

  return {
    threads: settings.threads,
    acquire,
    close: async () => {
      closed = true;
      const idle = [...entries].filter(([, entry]) => entry.leases === 0);
      await Promise.all(idle.map(([key, entry]) => closeEntry(key, entry)));
    },
  };
}

function lease(session: InferenceSession, provider: ExecutionProvider, giveBack: () => void): SessionLease {
  let released = false;
  const release = () => {
    if (released) return;
    released = true;
    giveBack();
  };
  return { session, provider, release, [Symbol.dispose]: release };
}

function overBudget(path: string, neededBytes: number, usedBytes: number, budgetBytes: number): SidecutError {
  return new SidecutError('out-of-memory', {
    reason: 'over-budget',
    path,
    neededBytes,
    usedBytes,
    budgetBytes,
  });
}
