import { ArrowDown } from 'lucide-react';
import type { Edit } from '../../core/project/project.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { useT } from '../i18n/i18n.ts';
import { formatTime } from './time-text.ts';
import { MarkedText } from './MarkedText.tsx';
import type { PreviewPair } from './edit-preview.ts';
import { previewOf } from './edit-preview.ts';
import styles from './EditPreview.module.css';
import './messages.ts';

interface EditPreviewProps {
  readonly edit: Edit;
  /** How many cues are shown. */
  readonly shown?: number;
}

/** The first cues before and after an edit that is not made yet. */
export function EditPreview({ edit, shown = 4 }: EditPreviewProps) {
  return <PairPreview pairs={previewOf(edit, shown).first} />;
}

/** Cues before and after. */
export function PairPreview({ pairs }: { readonly pairs: readonly PreviewPair[] }) {
  const t = useT();
  return (
    <ul className={styles.list} aria-label={t('editing.preview')}>
      {pairs.map((pair) => (
        <li key={(pair.before ?? pair.after)?.id} className={styles.pair}>
          <Side cue={pair.before} absent="editing.isNew" label="editing.before" pair={pair} />
          <ArrowDown size={12} aria-hidden className={styles.arrow} />
          <Side cue={pair.after} absent="editing.isDeleted" label="editing.after" pair={pair} />
        </li>
      ))}
    </ul>
  );
}

interface SideProps {
  readonly cue: TrackCue | null;
  readonly absent: 'editing.isNew' | 'editing.isDeleted';
  readonly label: 'editing.before' | 'editing.after';
  readonly pair: PreviewPair;
}

function Side({ cue, absent, label, pair }: SideProps) {
  const t = useT();
  const { before, after } = pair;
  const sameTimes = before?.startMs === after?.startMs && before?.endMs === after?.endMs;
  return (
    <div className={styles.side}>
      <span className="visually-hidden">{t(label)}</span>
      {cue === null ? (
        <em className={styles.absent}>{t(absent)}</em>
      ) : (
        <>
          <span className={sameTimes ? styles.times : styles.changedTimes}>
            {formatTime(cue.startMs, false)} – {formatTime(cue.endMs, false)}
          </span>
          <span className={styles.text} dir="auto">
            <MarkedText cue={cue} />
          </span>
        </>
      )}
    </div>
  );
}
