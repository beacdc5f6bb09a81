import { memo, useMemo } from 'react';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { ReviewProblem } from '../../../core/review/review-problem.ts';
import { runCommand } from '../../commands/command.ts';
import { Button } from '../../components/Button.tsx';
import { useT } from '../../i18n/i18n.ts';
import { editingStore, stopEditing, useTextHost } from '../../editing/editing-store.ts';
import { TextInPlace } from '../../editing/TextInPlace.tsx';
import { WordAlternatives } from '../../editing/WordAlternatives.tsx';
import { openProject } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { EditPreview } from '../../editing/EditPreview.tsx';
import { formatTime } from '../../editing/time-text.ts';
import { MarkedText } from '../../editing/MarkedText.tsx';
import { problemText } from './problem-text.ts';
import {
  fix,
  goToNextProblem,
  goToProblem,
  isConfirmed,
  isTranslatedAgain,
  markCorrect,
  markNoWords,
  previewFix,
} from './review-actions.ts';
import { TranslateAgain } from '../translate/index.ts';
import styles from './ReviewRow.module.css';
import { SpeakerChoice } from './SpeakerChoice.tsx';
import { UnknownWords } from './UnknownWords.tsx';
import { SeverityIcon } from './SeverityIcon.tsx';

interface ReviewRowProps {
  readonly problem: ReviewProblem;
  readonly cue: TrackCue;
  /** Of the cue, from 1. */
  readonly number: number;
  readonly index: number;
  readonly total: number;
  readonly top: number;
  readonly current: boolean;
  readonly withHours: boolean;
  readonly measure: (element: HTMLElement | null) => void;
}

/** One problem; the current one shows what mending it would do. */
export const ReviewRow = memo(function ReviewRow(props: ReviewRowProps) {
  const { problem, cue, number, index, total, top, current, withHours, measure } = props;
  const t = useT();
  return (
    <li
      ref={measure}
      data-index={index}
      data-current={current || undefined}
      aria-posinset={index + 1}
      aria-setsize={total}
      aria-current={current ? 'true' : undefined}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      <button type="button" data-place="" className={styles.problem} onClick={() => goToProblem(problem)}>
        <SeverityIcon severity={problem.severity} />
        <span className={styles.what}>{problemText(problem, t)}</span>
        <span className={styles.place}>
          {t('review.place', { number, time: formatTime(problem.span?.startMs ?? cue.startMs, withHours) })}
        </span>
        <span className={styles.text} dir="auto">
          {problem.span === undefined || problem.code === 'uncertain-speaker' ? (
            <MarkedText cue={cue} />
          ) : (
            `${formatTime(problem.span.startMs, withHours)} – ${formatTime(problem.span.endMs, withHours)}`
          )}
        </span>
      </button>
      {current && <RowEditor cue={cue} number={number} />}
      {current && <Remedy problem={problem} cue={cue} />}
    </li>
  );
});

/** The row that the review has come to is a place to edit its text, where no list is beside it. */
function RowEditor({ cue, number }: Pick<ReviewRowProps, 'cue' | 'number'>) {
  useTextHost('review');
  return <TextInPlace host="review" cue={cue} number={number} onEnter={stopEditing} />;
}

/** What its doubtful word may be instead; while the text is open here, it stands under the field. */
function Alternatives({ cue }: { readonly cue: TrackCue }) {
  const host = useStore(editingStore, (state) => (state?.cueId === cue.id ? state.host : null));
  const trackId = openProject()?.activeTrackId ?? null;
  if (host === 'review' || trackId === null) return null;
  return <WordAlternatives trackId={trackId} cue={cue} isTyped={host !== null} />;
}

/** Its button says more than that it is done by hand. */
function hasOwnRemedy(problem: ReviewProblem): boolean {
  const { span, words } = problem;
  return span !== undefined || words !== undefined || isConfirmed(problem);
}

function mayHearAgain({ code, span }: ReviewProblem): boolean {
  return code === 'low-confidence' || (span !== undefined && code !== 'uncertain-speaker');
}

function Remedy({ problem, cue }: { readonly problem: ReviewProblem; readonly cue: TrackCue }) {
  const t = useT();
  // Computed anew when the cue changes, for the fix depends on it.
  const edit = useMemo(
    () => (problem.fixable && problem.cueId === cue.id ? previewFix(problem) : null),
    [problem, cue],
  );
  const done = (mend: (problem: ReviewProblem) => void) => () => {
    mend(problem);
    goToNextProblem(1);
  };
  // What is on this row is meant, whatever was chosen since the review has come to it.
  const hearAgain = (): void => {
    goToProblem(problem);
    runCommand('cues.hearAgain');
  };
  return (
    <div className={styles.remedy}>
      {problem.code === 'low-confidence' && <Alternatives cue={cue} />}
      {edit !== null && <EditPreview edit={edit} />}
      {problem.words !== undefined && (
        <UnknownWords cue={cue} words={problem.words} onDone={() => goToNextProblem(1)} />
      )}
      {problem.code === 'uncertain-speaker' && (
        <SpeakerChoice problem={problem} cue={cue} onDone={() => goToNextProblem(1)} />
      )}
      <div className={styles.actions}>
        {edit !== null && (
          <Button variant="primary" onClick={done(fix)}>
            {t('review.fixAndNext')}
          </Button>
        )}
        {isConfirmed(problem) && <Button onClick={done(markCorrect)}>{t('review.markCorrect')}</Button>}
        {isTranslatedAgain(problem) && <TranslateAgain cue={cue} />}
        {problem.code === 'speech-without-text' && (
          <Button onClick={done(markNoWords)}>{t('review.noWords')}</Button>
        )}
        {mayHearAgain(problem) && <Button onClick={hearAgain}>{t('review.hearAgain')}</Button>}
        {edit === null && !hasOwnRemedy(problem) && (
          <span className={styles.byHand}>{t('review.byHand')}</span>
        )}
      </div>
    </div>
  );
}
