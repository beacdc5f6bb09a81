import type { ReactNode } from 'react';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import { Select } from '../../components/Select.tsx';
import { useT } from '../../i18n/i18n.ts';

export interface TrackSelectProps {
  readonly tracks: readonly SubtitleTrack[];
  readonly value: string;
  readonly onChange: (trackId: string) => void;
}

export function TrackSelect({ tracks, value, onChange }: TrackSelectProps): ReactNode {
  const t = useT();
  return (
    <Select
      label={t('export.track')}
      value={value}
      options={tracks.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={onChange}
    />
  );
}
