import { useEffect, useState } from 'react';
import type { MediaSummary } from '../../../core/contract/media.ts';
import { useConnection } from '../../connection/use-connection.tsx';

const none: readonly MediaSummary[] = [];

/** All videos of the library, read when they are wanted first. */
export function useVideos(isWanted: boolean): readonly MediaSummary[] {
  const { calls } = useConnection();
  const [media, setMedia] = useState(none);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isStale = false;
    calls['media.list']({})
      .then((list) => {
        if (!isStale) setMedia(list.media);
      })
      // Without them nothing is completed; it can be typed all the same.
      .catch(() => undefined);
    return () => {
      isStale = true;
    };
  }, [calls, isWanted]);
  return media;
}
