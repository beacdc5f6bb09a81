import { Ellipsis, Lock, LockOpen, Merge, Pencil, Play, RefreshCw, Scissors } from 'lucide-react';
import type { ChapterWarning } from '../../../core/edit/check-chapters.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { Menu, MenuItem } from '../../components/Menu.tsx';
import { classNames } from '../../components/class-names.ts';
import { mergeWithBefore, setChapterLocked } from '../../editing/chapter-edits.ts';
import { spokenTime } from '../../editing/spoken-time.ts';
import { formatDuration } from '../../i18n/format.ts';
import { useT } from '../../i18n/i18n.ts';
import { playerControls } from '../../player/playhead.ts';
import { useStore } from '../../stores/store.ts';
import { splitAtPlayhead, startRenaming, takeOtherTitle } from './chapter-actions.ts';
import { warningText } from './chapter-warnings.ts';
import { ChapterTitleField } from './ChapterTitleField.tsx';
import styles from './Heads.module.css';
import './messages.ts';
import type { ChapterRow } from './rows.ts';
import { renamedStore, storyViewStore } from './story-store.ts';
import timeStyles from './Time.module.css';

interface ChapterHeadProps {
  readonly row: ChapterRow;
  readonly warnings: readonly ChapterWarning[];
}

/** A chapter of the person's: where it begins, its title, and what the targets would not take. */
export function ChapterHead({ row, warnings }: ChapterHeadProps) {
  const t = useT();
  const { chapter, number } = row;
  const isRenamed = useStore(renamedStore, (id) => id === chapter.id);
  const target = useStore(storyViewStore, (view) => view.target);
  const isLocked = chapter.isLocked === true;
  const time = spokenTime(chapter.startMs, t);
  const label = t(isLocked ? 'story.chapterLabelLocked' : 'story.chapterLabel', {
    ...{ number, title: chapter.title, time },
  });
  return (
    <div
      role="group"
      aria-label={label}
      tabIndex={-1}
      data-head={row.key}
      className={classNames(styles.head, chapter.beginsPart === true && styles.part)}
    >
      <button
        type="button"
        className={`${timeStyles.time} ${styles.time}`}
        aria-label={`${formatDuration(chapter.startMs)} ${t('story.playFrom', { time })}`}
        onClick={() => playerControls().seek(chapter.startMs)}
      >
        {formatDuration(chapter.startMs)}
      </button>
      <div className={styles.body}>
        {chapter.beginsPart === true && <span className={styles.mark}>{t('story.part.begins')}</span>}
        {isRenamed ? (
          <ChapterTitleField chapter={chapter} />
        ) : (
          <h3 className={styles.title} dir="auto" onDoubleClick={() => startRenaming(chapter)}>
            {chapter.title === '' ? t('story.untitled', { number }) : chapter.title}
          </h3>
        )}
        {warnings.map((warning) => (
          <p key={warning.id} className={styles.warning}>
            {warningText(warning, target, t)}
          </p>
        ))}
      </div>
      <div className={styles.actions}>
        <IconButton
          label={t('story.play')}
          icon={<Play size={14} />}
          onClick={() => playerControls().playRange(chapter.startMs, row.endMs, false)}
        />
        <IconButton
          label={t('story.rename')}
          icon={<Pencil size={14} />}
          onClick={() => startRenaming(chapter)}
        />
        <IconButton
          label={t(isLocked ? 'story.unlock' : 'story.lock')}
          icon={isLocked ? <Lock size={14} /> : <LockOpen size={14} />}
          pressed={isLocked}
          onClick={() => setChapterLocked(chapter, !isLocked)}
        />
        <MoreActions row={row} />
      </div>
    </div>
  );
}

function MoreActions({ row }: { readonly row: ChapterRow }) {
  const t = useT();
  const { chapter } = row;
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={t('story.more.chapter', { title: chapter.title })} icon={<Ellipsis size={14} />} />
      }
    >
      <MenuItem icon={<RefreshCw size={14} />} onSelect={() => takeOtherTitle(chapter)}>
        {t('story.newTitle')}
      </MenuItem>
      <MenuItem icon={<Scissors size={14} />} onSelect={() => splitAtPlayhead(row)}>
        {t('story.splitHere')}
      </MenuItem>
      <MenuItem icon={<Merge size={14} />} danger onSelect={() => mergeWithBefore(chapter)}>
        {t('story.mergeBefore')}
      </MenuItem>
    </Menu>
  );
}
