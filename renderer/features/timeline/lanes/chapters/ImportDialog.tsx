import type { ReactNode } from 'react';
import type { Chapter } from '../../../../../core/project/project.ts';
import { Button } from '../../../../components/Button.tsx';
import { Dialog } from '../../../../components/Dialog.tsx';
import { formatProblemText } from '../../../../i18n/format-problem-text.ts';
import { localeStore, useT } from '../../../../i18n/i18n.ts';
import { projectStore } from '../../../../project/project-store.ts';
import { useStore } from '../../../../stores/store.ts';
import styles from './Chapters.module.css';
import { readFileStore, takeChapters, type ReadFile } from './import-chapters.ts';

const none: readonly Chapter[] = [];

/** Where chapters are there already, or something in the file could not be read. */
export function ImportDialog(): ReactNode {
  const file = useStore(readFileStore, (value) => value);
  const mediaId = useStore(projectStore, (state) =>
    state.status === 'open' ? state.project.media.id : null,
  );
  return file !== null && file.mediaId === mediaId && <Question file={file} />;
}

function Question({ file }: { readonly file: ReadFile }): ReactNode {
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
      title={t('chapter.importTitle', { name: file.name })}
      onOpenChange={() => readFileStore.set(null)}
      footer={
        <>
          <Button onClick={() => readFileStore.set(null)}>{t('chapter.importNot')}</Button>
          {replaced > 0 && (
            <Button onClick={() => takeChapters(file, 'replace')}>
              {t('chapter.importReplace', { count: replaced })}
            </Button>
          )}
          <Button variant="primary" onClick={() => takeChapters(file, 'beside')}>
            {t(chapters.length === 0 ? 'chapter.importTake' : 'chapter.importBeside')}
          </Button>
        </>
      }
    >
      <p>{t('chapter.importFound', { count: file.chapters.length })}</p>
      {locked > 0 && <p>{t('chapter.importLocked', { count: locked })}</p>}
      {file.problems.length > 0 && (
        <ul className={styles.notes}>
          {file.problems.map((problem, index) => (
            <li key={index}>{formatProblemText(locale, problem)}</li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
