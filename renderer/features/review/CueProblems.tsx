import { useMemo } from 'react';
import { Button } from '../../components/Button.tsx';
import type { ReviewProblem } from '../../../core/review/review-problem.ts';
import { useT } from '../../i18n/i18n.ts';
import { stillWhilePressed } from '../../editing/press.ts';
import { useStore } from '../../stores/store.ts';
import styles from './CueProblems.module.css';
import './messages.ts';
import { problemText } from './problem-text.ts';
import { fix, isConfirmed, markCorrect, markNoWords, previewFix } from './review-actions.ts';
import { reviewStore } from './review-store.ts';
import { SeverityIcon } from './SeverityIcon.tsx';

const stillReview = stillWhilePressed(reviewStore);

/** What the review found about one cue, with what can be done at once. */
export function CueProblems({ cueId }: { readonly cueId: string }) {
  const t = useT();
  const problems = useStore(stillReview, (state) => state.byCue.get(cueId));
  if (problems === undefined) return null;
  return (
    <ul className={styles.list} aria-label={t('review.ofCue')}>
      {problems.map((problem) => (
        <li key={problem.id} className={styles.problem}>
          <SeverityIcon severity={problem.severity} />
          <span className={styles.text}>{problemText(problem, t)}</span>
          <ProblemAction problem={problem} />
        </li>
      ))}
    </ul>
  );
}

function ProblemAction({ problem }: { readonly problem: ReviewProblem }) {
  const t = useT();
  // Looked at closely: an offer that does nothing would be worse than none.
  const canFix = useMemo(() => problem.fixable && previewFix(problem) !== null, [problem]);
  if (isConfirmed(problem)) {
    return (
      <Button variant="quiet" onClick={() => markCorrect(problem)}>
        {t('review.markCorrect')}
      </Button>
    );
  }
  if (problem.code === 'speech-without-text') {
    return (
      <Button variant="quiet" onClick={() => markNoWords(problem)}>
        {t('review.noWords')}
      </Button>
    );
  }
  if (!canFix) return null;
  return (
    <Button variant="quiet" onClick={() => fix(problem)}>
      {t('review.fix')}
    </Button>
  );
}
