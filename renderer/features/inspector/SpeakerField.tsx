import { useId, useMemo, useState } from 'react';
import { setSpeaker } from '../../../core/edit/confirm.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/i18n.ts';
import { editTrack } from '../../editing/cue-actions.ts';

interface SpeakerFieldProps {
  readonly cue: TrackCue;
  /** The cues that it is set for. */
  readonly cueIds: readonly string[];
  readonly cues: readonly TrackCue[];
}

/** Who speaks; names that the track knows are offered. */
export function SpeakerField({ cue, cueIds, cues }: SpeakerFieldProps) {
  const t = useT();
  const listId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const known = useMemo(
    () => [...new Set(cues.flatMap(({ speaker }) => (speaker === undefined ? [] : [speaker])))].toSorted(),
    [cues],
  );
  const commit = () => {
    if (typed !== null && typed.trim() !== (cue.speaker ?? ''))
      editTrack((c) => setSpeaker(c, cueIds, typed));
    setTyped(null);
  };
  return (
    <>
      <TextField
        label={t('inspector.speaker')}
        list={listId}
        maxLength={200}
        value={typed ?? cue.speaker ?? ''}
        onChange={setTyped}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === 'Escape') commit();
        }}
      />
      <datalist id={listId}>
        {known.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
