import { TriangleAlert } from 'lucide-react';
import type { Profile } from '../../core/profiles/profile.ts';
import { profileOfCue } from '../../core/profiles/profiles.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { useT } from '../i18n/i18n.ts';
import styles from './LineCounter.module.css';
import { PaceMark } from './PaceMark.tsx';
import { lineFills, readingPace } from './reading-pace.ts';
import './messages.ts';

interface LineCounterProps {
  readonly cue: TrackCue;
  /** As typed so far. */
  readonly text: string;
  readonly profile: Profile;
}

/** Characters of each line against the profile, and the reading speed, while the text is typed. */
export function LineCounter({ cue, text, profile: usual }: LineCounterProps) {
  const t = useT();
  const profile = profileOfCue(cue, usual);
  const pace = readingPace({ ...cue, text }, profile);
  return (
    <div className={styles.counter}>
      {lineFills(text, profile).map(({ length, limit, over }, index) => {
        const values = { number: index + 1, length, limit };
        return (
          <span
            key={index}
            role="img"
            aria-label={t(over ? 'editing.lineOver' : 'editing.line', values)}
            className={over ? styles.over : undefined}
          >
            {over && <TriangleAlert size={11} aria-hidden />}
            {`${length}/${limit}`}
          </span>
        );
      })}
      {pace !== null && <PaceMark pace={pace} />}
    </div>
  );
}
