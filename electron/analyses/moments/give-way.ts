import { setTimeout } from 'node:timers/promises';

/** What a person does or waits for, of which background work keeps out of the way. */
export interface Surroundings {
  /** A job that somebody waits for is at work. */
  readonly isBusy: () => boolean;
  /** `performance.now()` of the last edit and of the last bytes of a video that is played. */
  readonly lastUsedAt: () => number;
}

/** Settles when nothing else is at work; `onWait` is called when it is not at once. */
export type GiveWay = (signal: AbortSignal, onWait: () => void) => Promise<void>;

/** After an edit another one follows soon; a player asks for more bytes every few seconds. */
const calmAfterMs = 3000;
const lookAgainMs = 250;

interface GiveWayTimes {
  readonly calmMs?: number;
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return setTimeout(ms, undefined, { signal });
}

/** Asked before each small step: whoever comes meanwhile waits for one step at most. */
export function createGiveWay(
  { isBusy, lastUsedAt }: Surroundings,
  { calmMs = calmAfterMs, wait = waitFor }: GiveWayTimes = {},
): GiveWay {
  const isInTheWay = () => isBusy() || performance.now() - lastUsedAt() < calmMs;
  return async (signal, onWait) => {
    signal.throwIfAborted();
    if (!isInTheWay()) return;
    onWait();
    while (isInTheWay()) await wait(lookAgainMs, signal);
  };
}
