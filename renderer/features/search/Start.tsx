import { FilePlus2, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { runCommand } from '../../commands/command.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { indexStore } from './search-store.ts';
import styles from './SearchView.module.css';

const examples = ['words', 'phrase', 'without', 'prefix', 'filters'] as const;

/** Before anything is asked: what can be. */
export function Start(): ReactNode {
  const t = useT();
  const isEmpty = useStore(indexStore, (index) => index !== null && index.videos === 0);
  if (isEmpty) {
    return (
      <EmptyState
        icon={<Search size={28} />}
        title={t('search.noVideos')}
        actions={
          <Button
            variant="primary"
            icon={<FilePlus2 size={14} aria-hidden />}
            onClick={() => runCommand('library.add')}
          >
            {t('command.library.add')}
          </Button>
        }
      >
        {t('search.noVideosHint')}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<Search size={28} />} title={t('search.start')}>
      <dl className={styles.examples}>
        {examples.map((example) => (
          <div key={example}>
            <dt>
              <code>{t(`search.example.${example}`)}</code>
            </dt>
            <dd>{t(`search.exampleHint.${example}`)}</dd>
          </div>
        ))}
      </dl>
    </EmptyState>
  );
}
