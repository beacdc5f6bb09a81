import { Star } from 'lucide-react';
import type { ReactNode } from 'react';
import { maxStars } from '../../../core/project/media-labels.ts';
import { classNames } from '../../components/class-names.ts';
import { useT } from '../../i18n/i18n.ts';
import styles from './Labels.module.css';

interface StarsProps {
  /** null: videos differ. */
  readonly rating: number | null;
  readonly onRate: (rating: number) => void;
}

/** Pressing the stars that are there takes them away. */
export function Stars({ rating, onRate }: StarsProps): ReactNode {
  const t = useT();
  return (
    <div role="group" aria-label={t('library.rating')} className={styles.stars}>
      {Array.from({ length: maxStars }, (_, index) => index + 1).map((stars) => (
        <button
          key={stars}
          type="button"
          className={classNames(styles.star, rating !== null && stars <= rating && styles.given)}
          aria-label={t('library.giveStars', { stars })}
          aria-pressed={stars === rating}
          onClick={() => onRate(stars === rating ? 0 : stars)}
        >
          <Star size={18} aria-hidden />
        </button>
      ))}
      {rating === null && <span className={styles.hint}>{t('library.differentRatings')}</span>}
    </div>
  );
}
