import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { checkChapters, type ChapterTarget, type ChapterWarning } from '../../../core/edit/check-chapters.ts';
import type { Chapter } from '../../../core/project/project.ts';
import { useT } from '../../i18n/i18n.ts';
import { formatMs } from '../../player/timecode.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { warningText } from '../story/index.ts';
import styles from './Export.module.css';

interface ChapterCheckProps {
  readonly project: OpenProject;
  readonly of: ChapterTarget;
}

/** What the target would not take, beside the chapter, as it is edited. */
export function ChapterCheck({ project, of }: ChapterCheckProps): ReactNode {
  const t = useT();
  const { chapters, media } = project;
  const warnings = checkChapters(chapters, media.durationMs, of);
  const target = t(`story.target.${of}`);
  return (
    <div role="status" aria-label={t('export.check', { target })}>
      {warnings.length === 0 ? (
        <p className={styles.hint}>{t('export.check.fine', { target })}</p>
      ) : (
        <ul className={styles.warnings}>
          {warnings.map((warning) => (
            <li key={warning.id}>
              <TriangleAlert size={14} aria-hidden />
              {placeOf(chapters, warning)}
              {warningText(warning, of, t)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function placeOf(chapters: readonly Chapter[], { chapterId }: ChapterWarning): string {
  const chapter = chapters.find(({ id }) => id === chapterId);
  return chapter === undefined ? '' : `${formatMs(chapter.startMs)} ${chapter.title}: `;
}
