import { Trash2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Chapter } from '../../../../../core/project/project.ts';
import { IconButton } from '../../../../components/IconButton.tsx';
import { useT } from '../../../../i18n/i18n.ts';
import { projectStore } from '../../../../project/project-store.ts';
import { useStore } from '../../../../stores/store.ts';
import { renamedChapterStore } from './chapter-stores.ts';
import { endRenaming, removeFromLane } from './chapter-actions.ts';
import { laneOfKind } from '../../../../workspace/timeline/layout.ts';
import styles from '../../Timeline.module.css';
import { timelineStore } from '../../../../workspace/timeline/timeline-store.ts';
import { xAtTime } from '../../../../workspace/timeline/view.ts';

const widthPx = 240;

/** The title of a chapter, typed where the chapter is. */
export function ChapterEditor(): ReactNode {
  const chapterId = useStore(renamedChapterStore, (id) => id);
  const chapter = useStore(projectStore, (state) =>
    state.status === 'open' ? (state.project.chapters.find(({ id }) => id === chapterId) ?? null) : null,
  );
  return chapter === null ? null : <ChapterField key={chapter.id} chapter={chapter} />;
}

function ChapterField({ chapter }: { readonly chapter: Chapter }): ReactNode {
  const t = useT();
  const [title, setTitle] = useState(chapter.title);
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const x = useStore(timelineStore, ({ view, viewport }) =>
    Math.round(Math.max(0, Math.min(viewport.widthPx - widthPx, xAtTime(view, chapter.startMs)))),
  );
  const top = useStore(timelineStore, ({ layout }) => laneOfKind(layout, 'chapters')?.top ?? 0);
  useEffect(() => field.current?.select(), []);
  const end = (text: string): void => {
    if (isDone.current) return;
    isDone.current = true;
    endRenaming(text);
    document.querySelector<HTMLElement>('[data-timeline-surface]')?.focus();
  };
  return (
    <div className={styles.chapterEditor} style={{ left: x, top: Math.max(0, top - 4), width: widthPx }}>
      <input
        ref={field}
        autoFocus
        aria-label={t('chapter.title')}
        dir="auto"
        maxLength={500}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={(event) => {
          // Esc leaves a text as everywhere: what was typed stays, and can be undone.
          if ((event.key !== 'Enter' && event.key !== 'Escape') || event.nativeEvent.isComposing) return;
          end(title);
          event.preventDefault();
          event.stopPropagation();
        }}
        onBlur={(event) => {
          if (
            event.relatedTarget === null ||
            !event.currentTarget.parentElement?.contains(event.relatedTarget)
          ) {
            end(title);
          }
        }}
      />
      <IconButton
        label={t('chapter.delete')}
        icon={<Trash2 size={14} />}
        onClick={() => {
          isDone.current = true;
          removeFromLane(chapter.id);
        }}
      />
    </div>
  );
}
