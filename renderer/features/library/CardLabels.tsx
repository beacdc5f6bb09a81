import { StickyNote } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MediaSummary } from '../../../core/contract/media.ts';
import { useT } from '../../i18n/i18n.ts';
import styles from './Labels.module.css';

/** Stars, tags and whether there is a note; nothing where nobody said anything. */
export function CardLabels({ media: { tags, note, rating } }: { readonly media: MediaSummary }): ReactNode {
  const t = useT();
  if (tags.length === 0 && note === '' && rating === 0) return null;
  const said = [...(tags.length > 0 ? [tags.join(', ')] : []), ...(note === '' ? [] : [note])].join('\n');
  return (
    <p className={styles.onCard} title={said}>
      {rating > 0 && (
        <span className={styles.cardStars} role="img" aria-label={t('library.giveStars', { stars: rating })}>
          {'★'.repeat(rating)}
        </span>
      )}
      {note !== '' && <StickyNote size={13} aria-label={t('library.note')} />}
      <span className={styles.cardTags}>{tags.join(' · ')}</span>
    </p>
  );
}
