import type { ReactNode } from 'react';
import styles from './SpeakerMark.module.css';
import { speakerColour, type Speaker } from './speakers.ts';

/** The number of a speaker on their colour: never the colour alone. */
export function SpeakerMark({ speaker }: { readonly speaker: Pick<Speaker, 'number'> }): ReactNode {
  return (
    <span aria-hidden className={styles.mark} style={{ background: speakerColour(speaker) }}>
      {speaker.number}
    </span>
  );
}
