import type { ReactNode } from 'react';
import type { Chapter } from '../../../core/project/project.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { formatProblemText } from '../../i18n/format-problem-text.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { projectStore } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import styles from './Captions.module.css';
import { readChapterFileStore, takeFile, type ReadChapterFile } from './import-chapters.ts';

const none: readonly Chapter[] = [];

/** Where chapters are there already, or something in the file could not be read. */
export function ChapterImportDialog(): ReactNode {
  const file = useStore(readChapterFileStore, (value) => value);
  const mediaId = useStore(projectStore, (state) =>
    state.status === 'open' ? state.project.media.id : null,
  );
  return file !== null && file.mediaId === mediaId && <Question file={file} />;
}

function Question({ file }: { readonly file: ReadChapterFile }): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const chapters = useStore(projectStore, (state) =>
    state.status === 'open' ? state.project.chapters : none,
  );
  const locked = chapters.filter(({ isLocked }) => isLocked === true).length;
  const replaced = chapters.length - locked;
  return (
    <Dialog
      open
      size="small"
      title={t('captions.chaptersTitle', { name: file.name })}
      onOpenChange={() => readChapterFileStore.set(null)}
      footer={
        <>
          <Button onClick={() => readChapterFileStore.set(null)}>{t('captions.chaptersNot')}</Button>
          {replaced > 0 && (
            <Button onClick={() => takeFile(file, 'replace')}>
              {t('captions.chaptersReplace', { count: replaced })}
            </Button>
          )}
          <Button variant="primary" onClick={() => takeFile(file, 'beside')}>
            {t(chapters.length === 0 ? 'captions.chaptersTake' : 'captions.chaptersBeside')}
          </Button>
        </>
      }
    >
      <p>{t('captions.chaptersFound', { count: file.chapters.length })}</p>
      {locked > 0 && <p>{t('captions.chaptersLocked', { count: locked })}</p>}
      {file.problems.length > 0 && (
        <ul className={styles.problems}>
          {file.problems.map((problem, index) => (
            <li key={index}>{formatProblemText(locale, problem)}</li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
