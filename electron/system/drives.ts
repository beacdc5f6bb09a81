import { dirname } from 'node:path';
import { SidecutError } from '../../core/errors.ts';
import { driveOf } from './drive-of.ts';
import { createGate } from './gate.ts';
import type { Gate } from './gate.ts';

/**
 * [Note: Drives that do not answer]
 * A file on a network drive that is gone, or on a stick that was pulled out, is asked for in vain: the system's call never
 * comes back, nothing can cancel it, and it keeps one of the few threads that all files share. So whatever touches the
 * drives of a person goes through here: a few calls at a time for each folder and each drive, and no caller waits longer
 * than its patience. A folder that kept somebody waiting is not asked again until that call has come back.
 */
export interface Drives {
  /** Throws `file-unreadable` with `no-answer`, or what `call` throws. */
  ask<Answer>(path: string, call: () => Promise<Answer>, wish?: Wish): Promise<Answer>;
}

export interface Wish {
  readonly patienceMs?: number;
  /** Default: the one that the path lies in. */
  readonly folder?: string;
  /** The call came back after all, after its caller had given up. */
  readonly onLate?: () => void;
}

export interface DriveLimits {
  readonly patienceMs: number;
  readonly callsPerFolder: number;
  readonly callsPerDrive: number;
  readonly driveOf: (path: string) => string;
}

/**
 * A disk that sleeps answers after up to ten seconds. With the threads of `thread-pool.ts`, four drives that don't answer
 * leave room for those that do.
 */
const defaultLimits: DriveLimits = { patienceMs: 12_000, callsPerFolder: 3, callsPerDrive: 6, driveOf };

export function createDrives(limits: DriveLimits = defaultLimits): Drives {
  const gates = new Map<string, Gate>();
  /** Folders with calls that outlived the patience of their caller. */
  const silent = new Map<string, number>();

  function gateOf(key: string, limit: number): Gate {
    const gate = gates.get(key) ?? createGate(limit, () => gates.delete(key));
    gates.set(key, gate);
    return gate;
  }

  function countSilent(folder: string, change: 1 | -1): void {
    const count = (silent.get(folder) ?? 0) + change;
    if (count === 0) silent.delete(folder);
    else silent.set(folder, count);
  }

  return {
    ask(path, call, wish = {}) {
      const { patienceMs = limits.patienceMs, folder = dirname(path), onLate = () => undefined } = wish;
      if (silent.has(folder)) return Promise.reject(noAnswer(path));
      const passages = [
        gateOf(`folder ${folder}`, limits.callsPerFolder),
        gateOf(`drive ${limits.driveOf(path)}`, limits.callsPerDrive),
      ];
      return new Promise((resolve, reject) => {
        let isGivenUp = false;
        let isAsked = false;
        const timer = setTimeout(() => {
          isGivenUp = true;
          if (isAsked) countSilent(folder, 1);
          reject(noAnswer(path));
        }, patienceMs);
        const settle = (leave: () => void) => {
          leave();
          clearTimeout(timer);
          if (!isGivenUp) return;
          countSilent(folder, -1);
          onLate();
        };
        enterAll(passages, (leave) => {
          // Nobody waits for it any more.
          if (isGivenUp) {
            leave();
            return;
          }
          isAsked = true;
          call()
            .finally(() => settle(leave))
            .then(resolve, reject);
        });
      });
    },
  };
}

/** Through one gate after the other; `leave` opens them again. */
function enterAll([first, ...rest]: readonly Gate[], enter: (leave: () => void) => void): void {
  if (first === undefined) enter(() => undefined);
  else
    first.enter((leaveFirst) => {
      enterAll(rest, (leaveRest) =>
        enter(() => {
          leaveRest();
          leaveFirst();
        }),
      );
    });
}

function noAnswer(path: string): SidecutError {
  return new SidecutError('file-unreadable', { reason: 'no-answer', path }, { retryable: true });
}

/** Those of this process. */
export const drives = createDrives();
