import { useVirtualizer } from '@tanstack/react-virtual';
import { Check, ChevronDown, ChevronUp, CircleCheck, WandSparkles } from 'lucide-react';
import { memo, useCallback, useDeferredValue, useLayoutEffect, useMemo, useRef } from 'react';
import type { ReviewCode, ReviewProblem } from '../../../core/review/review-problem.ts';
import { runCommand } from '../../commands/command.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { Select } from '../../components/Select.tsx';
import { stillWhilePressed } from '../../editing/press.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useT } from '../../i18n/i18n.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { activeCues, projectStore } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { DoubtSlider } from './DoubtSlider.tsx';
import './messages.ts';
import { showKind } from './review-actions.ts';
import { useFocusKept } from './use-focus-kept.ts';
import { ReviewRow } from './ReviewRow.tsx';
import styles from './ReviewQueue.module.css';
import type { ReviewState } from './review-store.ts';
import { fixableProblems, reviewStore, shownProblems } from './review-store.ts';

const stillProject = stillWhilePressed(projectStore);
const stillReview = stillWhilePressed(reviewStore);

/**
 * Everything in the active track that deserves a look, one under the other. It stands beside the list while someone
 * types there, so it is drawn in the time that this leaves.
 */
export function ReviewQueue() {
  const project = useStore(stillProject, (state) => (state.status === 'open' ? state.project : null));
  const state = useStore(stillReview, (current) => current);
  return <Queue project={useDeferredValue(project)} state={useDeferredValue(state)} />;
}

interface QueueProps {
  readonly project: OpenProject | null;
  readonly state: ReviewState;
}

const Queue = memo(function Queue({ project, state }: QueueProps) {
  const t = useT();
  if (project === null) return null;
  const hasProblems = state.problems.length > 0;
  return (
    <section className={styles.panel} aria-label={t('review.name')} aria-busy={state.status === 'running'}>
      {hasProblems && <Header project={project} state={state} />}
      {/* In one place, or the focus would be lost when its last step finds nothing, or something again. */}
      {(hasProblems || activeCues(project).length > 0) && <DoubtSlider />}
      {hasProblems ? (
        <ProblemList project={project} state={state} />
      ) : (
        <div className={styles.scroller}>
          <Nothing hasCues={activeCues(project).length > 0} isRunning={state.status === 'running'} />
        </div>
      )}
    </section>
  );
});

interface NothingProps {
  readonly hasCues: boolean;
  readonly isRunning: boolean;
}

function Nothing({ hasCues, isRunning }: NothingProps) {
  const t = useT();
  if (isRunning) return <EmptyState title={t('review.running')} />;
  return (
    <EmptyState icon={<CircleCheck size={28} />} title={t('review.nothing')}>
      {t(hasCues ? 'review.nothingHint' : 'review.noCues')}
    </EmptyState>
  );
}

const all = 'all';

function Header({ project, state }: { readonly project: OpenProject; readonly state: ReviewState }) {
  const t = useT();
  const shown = shownProblems(state);
  const cues = activeCues(project);
  const fixable = useMemo(() => fixableProblems(state, cues).length, [state, cues]);
  return (
    <header className={styles.header}>
      <Select
        label={t('review.kind')}
        labelHidden
        className={styles.kind}
        value={state.kind ?? all}
        options={kindOptions(state, t)}
        onChange={(kind) => showKind(kind === all ? null : kind)}
      />
      <IconButton
        label={t('command.review.previous')}
        command="review.previous"
        icon={<ChevronUp size={15} />}
        disabled={shown.length === 0}
        onClick={() => runCommand('review.previous')}
      />
      <IconButton
        label={t('command.review.next')}
        command="review.next"
        icon={<ChevronDown size={15} />}
        disabled={shown.length === 0}
        onClick={() => runCommand('review.next')}
      />
      <Button
        icon={<WandSparkles size={14} />}
        disabled={fixable === 0}
        onClick={() => runCommand('review.fixAll')}
      >
        {t('review.fixAll', { count: fixable })}
      </Button>
    </header>
  );
}

function kindOptions(state: ReviewState, t: Translate): { value: ReviewCode | typeof all; label: string }[] {
  const counts = new Map<ReviewCode, number>();
  for (const { code } of state.problems) counts.set(code, (counts.get(code) ?? 0) + 1);
  if (state.kind !== null && !counts.has(state.kind)) counts.set(state.kind, 0);
  const option = (kind: ReviewCode | typeof all, count: number) =>
    t('review.kindCount', { kind: t(`review.kind.${kind}`), count });
  const kinds = [...counts].toSorted(([, a], [, b]) => b - a);
  return [
    { value: all, label: option(all, state.problems.length) },
    ...kinds.map(([code, count]) => ({ value: code, label: option(code, count) })),
  ];
}

const rowHeight = 52;

function ProblemList({ project, state }: { readonly project: OpenProject; readonly state: ReviewState }) {
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const focusKept = useFocusKept(scroller);
  const problems = shownProblems(state);
  const cues = activeCues(project);
  const order = useMemo(() => new Map(cues.map(({ id }, index) => [id, index])), [cues]);
  const current = problems.findIndex(
    ({ id, cueId }) => id === state.currentId && cueId === project.currentCueId,
  );
  // Its functions read the virtualiser's own state: nothing here may be memoised over them.
  const virtualizer = useVirtualizer({
    count: problems.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: useCallback((index: number) => problems[index]?.id ?? index, [problems]),
    overscan: 6,
    useFlushSync: false,
  });
  useLayoutEffect(() => {
    if (current >= 0) virtualizer.scrollToIndex(current, { align: 'auto' });
    // Only when another problem becomes the current one.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [state.currentId, virtualizer]);
  if (problems.length === 0) {
    return (
      <EmptyState icon={<Check size={24} />} title={t('review.noneOfKind')}>
        <Button onClick={() => showKind(null)}>{t('review.showAll')}</Button>
      </EmptyState>
    );
  }
  const row = (problem: ReviewProblem, index: number, top: number) => {
    const place = order.get(problem.cueId);
    const cue = place === undefined ? undefined : cues[place];
    // The cue is gone since the list was made.
    if (cue === undefined || place === undefined) return null;
    return (
      <ReviewRow
        key={problem.id}
        problem={problem}
        cue={cue}
        number={place + 1}
        index={index}
        total={problems.length}
        top={top}
        current={index === current}
        withHours={project.media.durationMs >= 3_600_000}
        measure={virtualizer.measureElement}
      />
    );
  };
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      tabIndex={0}
      role="region"
      aria-label={t('review.list')}
      {...focusKept}
    >
      <ul className={styles.list} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => row(problems[item.index]!, item.index, item.start))}
      </ul>
    </div>
  );
}
