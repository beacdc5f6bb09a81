import type { ReactNode } from 'react';
import { MenuItem } from '../components/Menu.tsx';
import { SpeakerMark } from './SpeakerMark.tsx';
import type { Speaker } from './speakers.ts';

interface SpeakerItemsProps {
  readonly speakers: readonly Speaker[];
  readonly onChoose: (name: string) => void;
}

/** Speakers to choose from in a menu. */
export function SpeakerItems({ speakers, onChoose }: SpeakerItemsProps): ReactNode {
  return speakers.map((speaker) => (
    <MenuItem
      key={speaker.name}
      icon={<SpeakerMark speaker={speaker} />}
      onSelect={() => onChoose(speaker.name)}
    >
      {speaker.name}
    </MenuItem>
  ));
}
