import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../../../components/IconButton.tsx';
import { useT } from '../../../../i18n/i18n.ts';
import { projectStore } from '../../../../project/project-store.ts';
import { useStore } from '../../../../stores/store.ts';
import { LaneTextField } from '../../LaneTextField.tsx';
import { endRenaming, removeFromLane } from './chapter-actions.ts';
import { renamedChapterStore } from './chapter-stores.ts';

/** The title of a chapter, typed where the chapter is. */
export function ChapterEditor(): ReactNode {
  const t = useT();
  const chapterId = useStore(renamedChapterStore, (id) => id);
  const chapter = useStore(projectStore, (state) =>
    state.status === 'open' ? (state.project.chapters.find(({ id }) => id === chapterId) ?? null) : null,
  );
  if (chapter === null) return null;
  return (
    <LaneTextField
      key={chapter.id}
      lane="chapters"
      timeMs={chapter.startMs}
      label={t('chapter.title')}
      value={chapter.title}
      maxLength={500}
      onEnd={endRenaming}
      beside={
        <IconButton
          label={t('chapter.delete')}
          icon={<Trash2 size={14} />}
          onClick={() => removeFromLane(chapter.id)}
        />
      }
    />
  );
}
