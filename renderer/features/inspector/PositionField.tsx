import { useState } from 'react';
import { setPosition } from '../../../core/edit/set-position.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/i18n.ts';
import { editTrack } from '../../editing/cue-actions.ts';

/** WebVTT settings of the places that are asked for most. */
const places = {
  bottom: '',
  top: 'line:0',
  middle: 'line:50%',
  bottomStart: 'position:10% align:start',
  bottomEnd: 'position:90% align:end',
} as const;
type Place = keyof typeof places | 'other';

interface PositionFieldProps {
  readonly cue: TrackCue;
  readonly cueIds: readonly string[];
}

/** Where the cue stands in the picture: a usual place, or any WebVTT settings. */
export function PositionField({ cue, cueIds }: PositionFieldProps) {
  const t = useT();
  const settings = cue.settings ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const names = Object.keys(places) as (keyof typeof places)[];
  const place: Place = names.find((name) => places[name] === settings) ?? 'other';
  const set = (wanted: string) => editTrack((c) => setPosition(c, cueIds, wanted));
  const commit = () => {
    if (typed !== null && typed.trim() !== settings) set(typed);
    setTyped(null);
  };
  return (
    <>
      <Select<Place>
        label={t('inspector.position')}
        value={place}
        options={[
          ...names.map((name) => ({ value: name, label: t(`inspector.place.${name}`) })),
          ...(place === 'other' ? [{ value: 'other' as const, label: t('inspector.place.other') }] : []),
        ]}
        onChange={(chosen) => {
          if (chosen !== 'other') set(places[chosen]);
        }}
      />
      <TextField
        label={t('inspector.settings')}
        maxLength={1000}
        value={typed ?? settings}
        onChange={setTyped}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          else if (event.key === 'Escape') setTyped(null);
        }}
      />
    </>
  );
}
