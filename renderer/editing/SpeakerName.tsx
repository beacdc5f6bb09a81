import type { ReactNode } from 'react';
import { SpeakerMark } from './SpeakerMark.tsx';
import styles from './SpeakerMark.module.css';
import { useSpeakerNumbers } from './speakers.ts';

/** With the number on the colour before it. */
export function SpeakerName({ name }: { readonly name: string }): ReactNode {
  const number = useSpeakerNumbers().get(name);
  return (
    <span className={styles.named}>
      {number !== undefined && <SpeakerMark speaker={{ number }} />}
      <span dir="auto">{name}</span>
    </span>
  );
}
