import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { PlannedFix } from '../../../core/review/plan-fixes.ts';
import type { ReviewProblem } from '../../../core/review/review-problem.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { PairPreview } from '../../editing/EditPreview.tsx';
import { stopEditing } from '../../editing/editing-store.ts';
import { formatTime } from '../../editing/time-text.ts';
import { useT } from '../../i18n/i18n.ts';
import { activeCues, applyEdit, projectStore } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import type { DialogProps } from '../../workspace/panels.ts';
import styles from './FixAllDialog.module.css';
import './messages.ts';
import { problemText } from './problem-text.ts';
import { noteRefused } from './review-actions.ts';
import { fixableProblems, reviewStore } from './review-store.ts';
import { useFixPlan } from './use-fix-plan.ts';

/** Every change that mending would make, to be looked through, and made in one step. */
export function FixAllDialog({ open, onOpenChange }: DialogProps) {
  const t = useT();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('panel.fixes')} size="large">
      {open && <FixList onDone={() => onOpenChange(false)} />}
    </Dialog>
  );
}

function FixList({ onDone }: { readonly onDone: () => void }) {
  const t = useT();
  const cues = useStore(projectStore, (state) =>
    state.status === 'open' ? activeCues(state.project) : noCues,
  );
  const [asked] = useState(() => fixableProblems(reviewStore.get(), cues));
  const [excluded, setExcluded] = useState<ReadonlySet<string>>(new Set());
  const problems = useMemo(() => asked.filter(({ id }) => !excluded.has(id)), [asked, excluded]);
  const { plan, isCurrent } = useFixPlan(cues, problems);
  const rows = useRows(plan?.fixes ?? null, excluded);
  const numbers = useMemo(() => new Map(cues.map(({ id }, index) => [id, index + 1])), [cues]);
  useEffect(() => {
    if (plan === null || excluded.size > 0 || !isCurrent) return;
    const mended = new Set(plan.fixes.map(({ problem }) => problem.id));
    noteRefused(asked.filter(({ id }) => !mended.has(id)));
  }, [plan, isCurrent, excluded, asked]);

  if (plan === null) return <p role="status">{t('review.planning')}</p>;
  if (rows.length === 0) {
    return (
      <div className={styles.panel}>
        <p role="status">{t('review.noPlan')}</p>
        <div className={styles.buttons}>
          <Button onClick={onDone}>{t('components.close')}</Button>
        </div>
      </div>
    );
  }
  const toggle = (ids: readonly string[], isWanted: boolean): void => {
    const next = new Set(excluded);
    for (const id of ids) {
      if (isWanted) next.delete(id);
      else next.add(id);
    }
    setExcluded(next);
  };
  const apply = (): void => {
    stopEditing();
    applyEdit(plan.edit);
    onDone();
  };
  const count = plan.fixes.length;
  return (
    <div className={styles.panel} aria-busy={!isCurrent}>
      <p role="status">{t('review.plan', { fixes: count, ...plan.problems })}</p>
      <Checkbox
        label={t('review.planAll')}
        checked={excluded.size === 0}
        onChange={(isWanted) =>
          toggle(
            rows.map(({ problem }) => problem.id),
            isWanted,
          )
        }
      />
      <Rows
        rows={rows}
        numbers={numbers}
        excluded={excluded}
        onToggle={(id, isWanted) => toggle([id], isWanted)}
      />
      <div className={styles.buttons}>
        <Button onClick={onDone}>{t('review.cancel')}</Button>
        <Button variant="primary" disabled={!isCurrent || count === 0} onClick={apply}>
          {t('review.apply', { count })}
        </Button>
      </div>
    </div>
  );
}

const noCues: ReturnType<typeof activeCues> = [];

/** Those of the plan, and those that were taken out of it, as they were last seen. */
function useRows(fixes: readonly PlannedFix[] | null, excluded: ReadonlySet<string>): readonly PlannedFix[] {
  const [rows, setRows] = useState<readonly PlannedFix[]>([]);
  const [seen, setSeen] = useState(fixes);
  if (fixes === null || fixes === seen) return rows.length === 0 && fixes !== null ? fixes : rows;
  const planned = new Map(fixes.map((fix) => [fix.problem.id, fix]));
  const known = rows.length === 0 ? fixes : rows;
  const kept = known.flatMap((row) => {
    const now = planned.get(row.problem.id);
    planned.delete(row.problem.id);
    return now !== undefined ? [now] : excluded.has(row.problem.id) ? [row] : [];
  });
  setSeen(fixes);
  setRows([...kept, ...planned.values()].toSorted((a, b) => startOf(a) - startOf(b)));
  return rows;
}

function startOf({ changes: [first] }: PlannedFix): number {
  return (first?.before ?? first?.after)?.startMs ?? 0;
}

interface RowsProps {
  readonly rows: readonly PlannedFix[];
  /** Of the cues, from 1. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly excluded: ReadonlySet<string>;
  readonly onToggle: (problemId: string, isWanted: boolean) => void;
}

const rowHeight = 120;

function Rows({ rows, numbers, excluded, onToggle }: RowsProps) {
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.problem.id ?? index,
    overscan: 4,
    useFlushSync: false,
  });
  const label = (problem: ReviewProblem, startMs: number): string =>
    `${t('review.place', { number: numbers.get(problem.cueId) ?? '', time: formatTime(startMs, false) })} · ${problemText(problem, t)}`;
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      tabIndex={0}
      role="region"
      aria-label={t('review.planList')}
    >
      <ul className={styles.list} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const fix = rows[item.index];
          if (fix === undefined) return null;
          const { id } = fix.problem;
          return (
            <li
              key={id}
              ref={virtualizer.measureElement}
              data-index={item.index}
              className={styles.row}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Checkbox
                label={label(fix.problem, startOf(fix))}
                checked={!excluded.has(id)}
                onChange={(isWanted) => onToggle(id, isWanted)}
              />
              <PairPreview pairs={fix.changes} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
