import type { ReactNode } from 'react';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import { Select } from '../../components/Select.tsx';
import { useT } from '../../i18n/i18n.ts';

/** The value of all of them, which is no id. */
export const allTracks = '*';

export interface TrackSelectProps {
  readonly tracks: readonly SubtitleTrack[];
  /** `allTracks` where that is offered. */
  readonly value: string;
  readonly offersAll?: boolean;
  readonly onChange: (trackId: string) => void;
}

export function TrackSelect({ tracks, value, offersAll = false, onChange }: TrackSelectProps): ReactNode {
  const t = useT();
  return (
    <Select
      label={t('export.track')}
      value={value}
      options={[
        ...tracks.map(({ id, name }) => ({ value: id, label: name })),
        ...(offersAll && tracks.length > 1 ? [{ value: allTracks, label: t('export.allTracks') }] : []),
      ]}
      onChange={onChange}
    />
  );
}
