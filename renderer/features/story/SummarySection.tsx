import { Sparkles } from 'lucide-react';
import { summary as summaryAnalysis, type Summary } from '../../../core/analysis/summary.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { runCommand } from '../../commands/command.ts';
import { summaryStore } from '../../analyses/summary-store.ts';
import type { TrackResult } from '../../analyses/track-results.ts';
import { useT } from '../../i18n/i18n.ts';
import { useNoteText } from '../../i18n/use-note-text.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { AnalysisRun, isActive, useAnalysisJob } from '../jobs/index.ts';
import { CoverageBar } from './CoverageBar.tsx';
import './messages.ts';
import styles from './Overview.module.css';
import { Quotes } from './Quotes.tsx';
import { SummaryBar } from './SummaryBar.tsx';
import { SummaryText } from './SummaryText.tsx';
import type { Writers } from '../../analyses/writer-choice.ts';
import { writerName } from './use-making.ts';
import { WriterSelect } from './WriterSelect.tsx';
import { writerOf } from './writer-of.ts';

interface SummarySectionProps {
  readonly project: OpenProject;
  readonly writers: Writers;
  readonly onMake: () => void;
}

export function SummarySection({ project, writers, onMake }: SummarySectionProps) {
  const t = useT();
  const result = useStore(summaryStore, (state) => state);
  const job = useAnalysisJob(project.media.id, summaryAnalysis.kind);
  const isMade = job !== null && isActive(job);
  return (
    <section aria-label={t('story.summary')} className={styles.section}>
      {result.value === null ? (
        !isMade && <NoSummary writers={writers} onMake={onMake} />
      ) : (
        <MadeSummary summary={result.value} project={project} result={result} writers={writers} />
      )}
      <AnalysisRun job={job} result={result} label={t('story.summarise')} onAgain={onMake} />
      {result.value !== null && !isMade && <State result={result} writers={writers} onMake={onMake} />}
    </section>
  );
}

function NoSummary({ writers, onMake }: Omit<SummarySectionProps, 'project'>) {
  const t = useT();
  return (
    <>
      <h2 className={styles.heading}>{t('story.summary')}</h2>
      <p className={styles.hint}>{t('story.summaryHint')}</p>
      <div className={styles.bar}>
        <Button variant="primary" icon={<Sparkles size={14} />} onClick={onMake}>
          {t('story.summarise')}
        </Button>
        <WriterSelect writers={writers} />
        {writers.models.length === 0 && !writers.hasServer && (
          <Button variant="quiet" onClick={() => runCommand('app.models')}>
            {t('story.getModels')}
          </Button>
        )}
      </div>
    </>
  );
}

interface MadeSummaryProps {
  readonly summary: Summary;
  readonly project: OpenProject;
  readonly result: TrackResult<Summary>;
  readonly writers: Writers;
}

function MadeSummary({ summary, project, result, writers }: MadeSummaryProps) {
  const t = useT();
  const writer = writerOf(result.shown);
  return (
    <>
      <SummaryBar summary={summary} />
      <SummaryText summary={summary} />
      <p className={styles.hint}>
        {writer === null
          ? t('story.chosen')
          : t('story.writtenBy', { model: writerName(writers, writer, t) })}
      </p>
      <CoverageBar summary={summary} durationMs={project.media.durationMs} />
      <Quotes quotes={summary.quotes} language={summary.language} />
    </>
  );
}

/** What is wrong with it, and what makes it anew. */
function State({
  result,
  writers,
  onMake,
}: Omit<SummarySectionProps, 'project'> & Pick<MadeSummaryProps, 'result'>) {
  const t = useT();
  const noteText = useNoteText();
  const { shown } = result;
  if (shown === null) return null;
  const again = <Button onClick={onMake}>{t('story.update')}</Button>;
  return (
    <>
      {shown.state === 'partly' && (
        <Note tone="alert" actions={shown.isOutOfDate ? undefined : again}>
          {t('story.partly')} {shown.notes.map(noteText).join(' ')}
        </Note>
      )}
      {shown.isOutOfDate ? (
        <Note actions={again}>{t('story.outOfDate')}</Note>
      ) : (
        <div className={styles.bar}>
          <WriterSelect writers={writers} />
          {(writers.models.length > 0 || writers.hasServer) && again}
        </div>
      )}
    </>
  );
}
