import { useCallback, useRef, useState } from 'react';
import type { StretchRequest } from '../../../core/contract/transcripts.ts';
import { isCancellation } from '../../../core/errors.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { useConnection } from '../../connection/use-connection.tsx';

type HearingState =
  | { readonly kind: 'none' }
  | { readonly kind: 'hearing' }
  | { readonly kind: 'heard'; readonly cues: readonly TrackCue[] }
  | { readonly kind: 'failed'; readonly error: unknown };

interface Hearing {
  readonly state: HearingState;
  readonly hear: (request: StretchRequest) => void;
  readonly stop: () => void;
}

/** One hearing at a time: the next one ends the one before. */
export function useHearing(): Hearing {
  const { calls } = useConnection();
  const [state, setState] = useState<HearingState>({ kind: 'none' });
  const running = useRef<AbortController | null>(null);
  const stop = useCallback(() => running.current?.abort(), []);
  const hear = useCallback(
    (request: StretchRequest) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      const settle = (next: HearingState): void => {
        if (running.current === controller) setState(next);
      };
      setState({ kind: 'hearing' });
      calls['transcripts.hearStretch'](
        { ...request, replaced: [...request.replaced] },
        { signal: controller.signal },
      ).then(
        ({ cues }) => settle({ kind: 'heard', cues }),
        (error: unknown) => settle(isCancellation(error) ? { kind: 'none' } : { kind: 'failed', error }),
      );
    },
    [calls],
  );
  return { state, hear, stop };
}
