import { useEffect, useRef, useState } from 'react';
import type { Chapter } from '../../../core/project/project.ts';
import { useT } from '../../i18n/i18n.ts';
import { endRenaming } from './chapter-actions.ts';
import styles from './Heads.module.css';
import './messages.ts';

/** The title, typed where it stands. Esc leaves it as everywhere: what was typed stays, and can be undone. */
export function ChapterTitleField({ chapter }: { readonly chapter: Chapter }) {
  const t = useT();
  const [title, setTitle] = useState(chapter.title);
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useEffect(() => field.current?.select(), []);
  const end = (): void => {
    if (isDone.current) return;
    isDone.current = true;
    endRenaming(chapter, title);
  };
  return (
    <input
      ref={field}
      type="text"
      autoFocus
      aria-label={t('story.title')}
      dir="auto"
      className={styles.field}
      maxLength={500}
      value={title}
      onChange={(event) => setTitle(event.target.value)}
      onKeyDown={(event) => {
        if ((event.key !== 'Enter' && event.key !== 'Escape') || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        const head = event.currentTarget.closest<HTMLElement>('[data-head]');
        end();
        head?.focus({ preventScroll: true });
      }}
      onBlur={end}
    />
  );
}
