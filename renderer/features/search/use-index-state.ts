import { useEffect } from 'react';
import { moments } from '../../../core/analysis/moments.ts';
import type { Job } from '../../../core/contract/jobs.ts';
import { useConnection } from '../../connection/use-connection.tsx';
import { useStore } from '../../stores/store.ts';
import { isActive, jobsStore } from '../jobs/index.ts';
import { indexStore } from './search-store.ts';

/** While many videos are indexed, how far it is is asked for no more often than it is looked at. */
const pauseMs = 700;

/** Keeps `indexStore` in step with the host while it is shown. */
export function useIndexState(): void {
  const { calls, on, onState } = useConnection();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let isGone = false;
    const read = (): void => {
      timer = null;
      // Without an answer what was known stays; the next change asks again.
      calls['search.state']({})
        .then((state) => {
          if (!isGone) indexStore.set(state);
        })
        .catch(() => undefined);
    };
    const readSoon = (): void => {
      timer ??= setTimeout(read, pauseMs);
    };
    const stops = [
      on('analyses.changed', ({ kind }) => {
        if (kind === moments.kind) readSoon();
      }),
      on('media.changed', readSoon),
      on('models.changed', readSoon),
      on('settings.changed', readSoon),
      onState((state) => {
        if (state === 'connected') readSoon();
      }),
    ];
    read();
    return () => {
      isGone = true;
      if (timer !== null) clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [calls, on, onState]);
}

export interface Indexing {
  /** Runs or waits for its turn. */
  readonly active: readonly Job[];
  readonly paused: readonly Job[];
  readonly failed: readonly Job[];
}

export function useIndexing(): Indexing {
  const jobs = useStore(jobsStore, (list) => list);
  const ofIndex = jobs.filter(({ kind }) => kind === moments.kind);
  return {
    active: ofIndex.filter(isActive),
    paused: ofIndex.filter(({ state }) => state === 'paused'),
    failed: ofIndex.filter(({ state }) => state === 'failed'),
  };
}
