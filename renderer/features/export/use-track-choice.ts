import { useState } from 'react';
import type { OpenProject } from '../../project/project-store.ts';

/** The active track until another is chosen; a chosen track may be deleted meanwhile. */
export function useTrackChoice({
  tracks,
  activeTrackId,
}: OpenProject): readonly [string, (id: string) => void] {
  const [chosen, setChosen] = useState<string | null>(null);
  const isThere = tracks.some(({ id }) => id === chosen);
  return [(isThere ? chosen : (activeTrackId ?? tracks[0]?.id)) ?? '', setChosen];
}
