import type { ReactNode } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { differences } from './differences.ts';
import './messages.ts';
import styles from './Replace.module.css';
import { questionStore, type Question } from './replace-video.ts';

/** What differs, before another recording takes the place of a video. */
export function ReplaceQuestion(): ReactNode {
  const question = useStore(questionStore, (open) => open);
  return question === null ? null : <OpenQuestion {...question} />;
}

function OpenQuestion({ before, after, known, answer }: Question): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const differing = differences(before, after, t, locale);
  return (
    <Dialog
      open
      onOpenChange={() => answer('cancel')}
      title={t('replace.question', { name: after.name })}
      size="small"
      footer={
        <>
          <Button onClick={() => answer('cancel')}>{t('replace.cancel')}</Button>
          <Button onClick={() => answer('another')}>{t('replace.chooseAnother')}</Button>
          <Button variant="primary" onClick={() => answer('use')}>
            {t('replace.use')}
          </Button>
        </>
      }
    >
      <div className={styles.question}>
        <p>{t('replace.explanation', { before: before.name, after: after.name })}</p>
        {known !== null && <p>{t('replace.known', { name: known.name, count: known.trackCount })}</p>}
        <h3>{t('replace.differences')}</h3>
        <ul>
          {differing.map((difference) => (
            <li key={difference}>{difference}</li>
          ))}
          {differing.length === 0 && <li>{t('replace.noDifference')}</li>}
        </ul>
      </div>
    </Dialog>
  );
}
