import { CircleAlert, CircleHelp, TriangleAlert } from 'lucide-react';
import type { ReviewProblem } from '../../../core/review/review-problem.ts';
import { useT } from '../../i18n/i18n.ts';
import styles from './SeverityIcon.module.css';

const icons = { error: CircleAlert, warning: TriangleAlert, hint: CircleHelp } as const;

/** Told apart by its shape, too. */
export function SeverityIcon({ severity }: { readonly severity: ReviewProblem['severity'] }) {
  const t = useT();
  const Icon = icons[severity];
  return (
    <span className={styles[severity]} title={t(`review.severity.${severity}`)}>
      <Icon size={14} aria-hidden />
      <span className="visually-hidden">{t(`review.severity.${severity}`)}</span>
    </span>
  );
}
