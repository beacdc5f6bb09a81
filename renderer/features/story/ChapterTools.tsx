import { BookmarkPlus, CheckCheck, RotateCcw } from 'lucide-react';
import { chapters as chapterAnalysis, type ChapterTree } from '../../../core/analysis/chapters.ts';
import type { ChapterTarget, ChapterWarning } from '../../../core/edit/check-chapters.ts';
import {
  chapterCounts,
  chaptersStore,
  chapterViewOf,
  setChapterLevel,
  setWantedCount,
  useProposals,
  wantedCount,
} from '../../analyses/chapters-store.ts';
import { Button } from '../../components/Button.tsx';
import { Select } from '../../components/Select.tsx';
import { Note } from '../../components/Note.tsx';
import { acceptAllProposals, showRefused } from '../../editing/chapter-edits.ts';
import { useT } from '../../i18n/i18n.ts';
import { useNoteText } from '../../i18n/use-note-text.ts';
import { keepOwnKeys } from '../../keys/keep-own-keys.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { AnalysisRun, isActive, useAnalysisJob } from '../jobs/index.ts';
import { warningText } from './chapter-warnings.ts';
import './messages.ts';
import styles from './Overview.module.css';
import { Segmented } from './Segmented.tsx';
import { changeStoryView, storyViewStore } from './story-store.ts';
import { useWarnings } from './use-warnings.ts';

interface ChapterToolsProps {
  readonly project: OpenProject;
  readonly hasText: boolean;
  readonly onMake: () => void;
}

/** How many chapters, of which level, and what is done with all of them. */
export function ChapterTools({ project, hasText, onMake }: ChapterToolsProps) {
  const t = useT();
  const result = useStore(chaptersStore, (state) => state);
  const job = useAnalysisJob(project.media.id, chapterAnalysis.kind);
  const isMade = job !== null && isActive(job);
  const ofList = useWarnings(project).get(null) ?? [];
  return (
    <section aria-label={t('story.chapters')} className={styles.section}>
      <h2 className={styles.heading}>{t('story.chapters')}</h2>
      {result.value === null ? (
        !isMade && (
          <>
            <p className={styles.hint}>{t(hasText ? 'story.chaptersHint' : 'story.chaptersHintSeen')}</p>
            <div className={styles.bar}>
              <Button icon={<BookmarkPlus size={14} />} onClick={onMake}>
                {t('story.makeChapters')}
              </Button>
            </div>
          </>
        )
      ) : (
        <Proposals project={project} tree={result.value} />
      )}
      <AnalysisRun job={job} result={result} label={t('story.makeChapters')} onAgain={onMake} />
      {!isMade && <State onMake={onMake} />}
      {project.chapters.length > 0 && <TargetCheck warnings={ofList} />}
    </section>
  );
}

const targets: readonly ChapterTarget[] = ['youtube', 'podcast', 'mp4', 'matroska'];

/** Whose rules are checked, and what of the whole list they would not take. */
function TargetCheck({ warnings }: { readonly warnings: readonly ChapterWarning[] }) {
  const t = useT();
  const target = useStore(storyViewStore, (view) => view.target);
  return (
    <>
      <Select
        inline
        label={t('story.target')}
        value={target}
        options={targets.map((value) => ({ value, label: t(`story.target.${value}`) }))}
        onChange={(value) => changeStoryView({ target: value })}
      />
      {warnings.map((warning) => (
        <p key={warning.id} className={styles.warning}>
          {warningText(warning, target, t)}
        </p>
      ))}
    </>
  );
}

function State({ onMake }: { readonly onMake: () => void }) {
  const t = useT();
  const noteText = useNoteText();
  const shown = useStore(chaptersStore, (state) => state.shown);
  if (shown === null || (!shown.isOutOfDate && shown.state !== 'partly')) return null;
  return (
    <Note
      tone={shown.state === 'partly' ? 'alert' : 'status'}
      actions={<Button onClick={onMake}>{t('story.update')}</Button>}
    >
      {shown.state === 'partly' && `${t('story.partly')} ${shown.notes.map(noteText).join(' ')} `}
      {shown.isOutOfDate && t('story.chaptersOutOfDate')}
    </Note>
  );
}

function Proposals({ project, tree }: { readonly project: OpenProject; readonly tree: ChapterTree }) {
  const t = useT();
  const proposals = useProposals(project);
  const mediaId = project.media.id;
  const { level } = chapterViewOf(mediaId);
  const refused = project.refusedChapters.length;
  return (
    <>
      <div className={styles.bar}>
        {tree.partCount > 1 && (
          <Segmented
            label={t('story.level')}
            value={level}
            options={(['chapters', 'parts'] as const).map((value) => ({
              value,
              label: t(`story.level.${value}`),
            }))}
            onChange={(value) => setChapterLevel(mediaId, value)}
          />
        )}
        <CountSlider mediaId={mediaId} tree={tree} />
      </div>
      <div className={styles.bar}>
        {proposals.length > 0 ? (
          <Button icon={<CheckCheck size={14} />} onClick={acceptAllProposals}>
            {t('story.acceptAll', { count: proposals.length })}
          </Button>
        ) : (
          <span className={styles.hint}>{t('story.settled')}</span>
        )}
        {refused > 0 && (
          <Button variant="quiet" icon={<RotateCcw size={14} />} onClick={showRefused}>
            {t('story.showRefused', { count: refused })}
          </Button>
        )}
      </div>
    </>
  );
}

function CountSlider({ mediaId, tree }: { readonly mediaId: string; readonly tree: ChapterTree }) {
  const t = useT();
  const counts = chapterCounts(tree, chapterViewOf(mediaId).level);
  const count = wantedCount(mediaId, tree);
  if (counts.length < 2) return null;
  const at = Math.max(
    0,
    counts.findLastIndex((each) => each <= count),
  );
  return (
    <label className={styles.slider}>
      <span aria-hidden>{t('story.fewer')}</span>
      <input
        type="range"
        min={0}
        max={counts.length - 1}
        step={1}
        value={at}
        aria-label={t('story.count')}
        aria-valuetext={t('story.countValue', { count })}
        onKeyDown={keepOwnKeys}
        onChange={(event) => setWantedCount(mediaId, counts[Number(event.target.value)]!)}
      />
      <span aria-hidden>{t('story.more')}</span>
      <output className={styles.count}>{count}</output>
    </label>
  );
}
