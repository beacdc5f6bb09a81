import { useId, useState } from 'react';
import { cleanSpeakerName } from '../../../core/edit/speakers.ts';
import { labelsOf } from '../../../core/edit/speaker-labels.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/i18n.ts';
import { giveCues } from '../../editing/speaker-edits.ts';
import { useSpeakerNumbers } from '../../editing/speakers.ts';

interface SpeakerFieldProps {
  readonly cue: TrackCue;
  /** The cues that it is set for. */
  readonly cueIds: readonly string[];
}

/** Who speaks; names that the video knows are offered. Of a cue that several speak in nothing, until it is typed. */
export function SpeakerField({ cue, cueIds }: SpeakerFieldProps) {
  const t = useT();
  const listId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const known = useSpeakerNumbers();
  const labels = labelsOf(cue);
  const shown = labels.every((label) => label === labels[0]) ? (labels[0] ?? '') : '';
  const commit = () => {
    const name = typed === null ? shown : cleanSpeakerName(typed);
    if (name !== shown) giveCues(cueIds, name === '' ? null : name);
    setTyped(null);
  };
  return (
    <>
      <TextField
        label={t('inspector.speaker')}
        list={listId}
        maxLength={200}
        value={typed ?? shown}
        onChange={setTyped}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === 'Escape') commit();
        }}
      />
      <datalist id={listId}>
        {[...known.keys()].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
