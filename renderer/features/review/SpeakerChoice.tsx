import { Check, Volume2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../components/Button.tsx';
import { Keys } from '../../components/Keys.tsx';
import { SpeakerMark } from '../../editing/SpeakerMark.tsx';
import { useSpoken } from '../../editing/speakers.ts';
import { useT } from '../../i18n/i18n.ts';
import './messages.ts';
import styles from './ReviewRow.module.css';
import { confirmUncertain, giveUncertain, listenTo, type Uncertain } from './uncertain-speaker.ts';

interface SpeakerChoiceProps extends Uncertain {
  readonly onDone: () => void;
}

/** Those beyond have no key. */
const maxKey = 9;

/** Two seconds to listen to, and everybody it may be; the numbers are keys. */
export function SpeakerChoice({ problem, cue, onDone }: SpeakerChoiceProps): ReactNode {
  const t = useT();
  const { speakers } = useSpoken();
  return (
    <>
      <div className={styles.actions}>
        <Button icon={<Volume2 size={14} aria-hidden />} onClick={() => listenTo(problem)}>
          {t('review.listen')}
          <Keys shortcut="F5" />
        </Button>
        <Button
          icon={<Check size={14} aria-hidden />}
          onClick={() => {
            confirmUncertain({ problem, cue });
            onDone();
          }}
        >
          {t('review.speakerRight')}
          <Keys shortcut="F9" />
        </Button>
      </div>
      <div className={styles.actions} role="group" aria-label={t('review.givenTo')}>
        {speakers.map((speaker) => (
          <Button
            key={speaker.name}
            icon={<SpeakerMark speaker={speaker} />}
            aria-keyshortcuts={speaker.number > maxKey ? undefined : String(speaker.number)}
            onClick={() => {
              giveUncertain({ problem, cue }, speaker.name);
              onDone();
            }}
          >
            {speaker.name}
          </Button>
        ))}
      </div>
    </>
  );
}
