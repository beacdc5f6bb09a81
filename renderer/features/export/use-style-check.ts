import { useEffect, useState } from 'react';
import type { Note } from '../../../core/notes.ts';
import { useConnection } from '../../connection/use-connection.tsx';

/** Typing changes the project often; what is warned of may lag a little. */
const delayMs = 400;

/** What will not look as it should when this track is burnt in; empty until it is known. */
export function useStyleCheck(trackId: string, revision: number): readonly Note[] {
  const { calls } = useConnection();
  const [warnings, setWarnings] = useState<readonly Note[]>([]);
  useEffect(() => {
    if (trackId === '') return undefined;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      calls['style.check']({ trackId }, { signal: abort.signal })
        .then((check) => setWarnings(check.warnings))
        // The job itself says what is wrong.
        .catch(() => undefined);
    }, delayMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [calls, trackId, revision]);
  return warnings;
}
