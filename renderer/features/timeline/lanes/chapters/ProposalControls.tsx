import { CheckCheck, Undo2 } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import type { ChapterTree } from '../../../../../core/analysis/chapters.ts';
import { proposedChapters } from '../../../../../core/chapters/proposals.ts';
import type { AnalysisState } from '../../../../../core/contract/analyses.ts';
import {
  chapterCounts,
  chapterViewOf,
  chapterViewStore,
  setChapterLevel,
  setWantedCount,
  useProposals,
  wantedCount,
} from '../../../../analyses/chapters-store.ts';
import { runCommand } from '../../../../commands/command.ts';
import { Button } from '../../../../components/Button.tsx';
import { InlineError } from '../../../../components/InlineError.tsx';
import { Select } from '../../../../components/Select.tsx';
import { useT } from '../../../../i18n/i18n.ts';
import { useNoteText } from '../../../../i18n/use-note-text.ts';
import { keepOwnKeys } from '../../../../keys/keep-own-keys.ts';
import { projectStore, type OpenProject } from '../../../../project/project-store.ts';
import { useStore } from '../../../../stores/store.ts';
import styles from './Chapters.module.css';

interface ProposalControlsProps {
  readonly mediaId: string;
  readonly tree: ChapterTree | null;
  readonly last: AnalysisState | null;
}

/** How the last attempt ended; how many chapters are proposed, and what is done with all of them. */
export function ProposalControls({ mediaId, tree, last }: ProposalControlsProps): ReactNode {
  const noteText = useNoteText();
  const project = useStore(projectStore, (state) => (state.status === 'open' ? state.project : null));
  if (project === null) return null;
  return (
    <div className={styles.controls}>
      {last !== null && last.failure !== null && <InlineError error={last.failure} />}
      {last !== null && last.notes.length > 0 && (
        <ul className={styles.notes}>
          {last.notes.map(noteText).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {tree !== null && <HowMany mediaId={mediaId} tree={tree} />}
      <Answers project={project} />
    </div>
  );
}

/** From the same tree at once: nothing runs again. */
function HowMany({ mediaId, tree }: { readonly mediaId: string; readonly tree: ChapterTree }): ReactNode {
  const t = useT();
  const sliderId = useId();
  useStore(chapterViewStore, (state) => state);
  const { level } = chapterViewOf(mediaId);
  const counts = chapterCounts(tree, level);
  const count = wantedCount(mediaId, tree);
  const at = Math.max(
    0,
    counts.findLastIndex((each) => each <= count),
  );
  const shown = proposedChapters(tree, { count, partsOnly: level === 'parts' }).length;
  return (
    <>
      {tree.partCount > 1 && (
        <Select
          label={t('chapter.level')}
          value={level}
          options={(['chapters', 'parts'] as const).map((value) => ({
            value,
            label: t(`chapter.level.${value}`),
          }))}
          onChange={(value) => setChapterLevel(mediaId, value)}
        />
      )}
      <label htmlFor={sliderId}>{t('chapter.count', { count: shown })}</label>
      <div className={styles.slider}>
        <span aria-hidden>{t('chapter.fewer')}</span>
        <input
          id={sliderId}
          type="range"
          min={0}
          max={counts.length - 1}
          value={at}
          disabled={counts.length < 2}
          aria-valuetext={t('chapter.count', { count: shown })}
          onKeyDown={keepOwnKeys}
          onChange={(event) => setWantedCount(mediaId, counts[Number(event.target.value)] ?? count)}
        />
        <span aria-hidden>{t('chapter.more')}</span>
      </div>
    </>
  );
}

function Answers({ project }: { readonly project: OpenProject }): ReactNode {
  const t = useT();
  const proposals = useProposals(project);
  const refused = project.refusedChapters.length;
  return (
    <div className={styles.answers}>
      <Button
        icon={<CheckCheck size={14} aria-hidden />}
        disabled={proposals.length === 0}
        onClick={() => runCommand('chapter.acceptAll')}
      >
        {t('chapter.acceptAll', { count: proposals.length })}
      </Button>
      {refused > 0 && (
        <Button icon={<Undo2 size={14} aria-hidden />} onClick={() => runCommand('chapter.offerRefused')}>
          {t('chapter.offerRefused', { count: refused })}
        </Button>
      )}
    </div>
  );
}
