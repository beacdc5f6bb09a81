import { FilePlus2, FolderPlus, Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import { runCommand } from '../../commands/command.ts';
import { Button } from '../../components/Button.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { languageName } from '../../../core/language/language-name.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { ModelItem, proposedModel, systemLanguage, useModels } from '../models/index.ts';
import styles from './FirstRun.module.css';
import './messages.ts';

/** An empty library: what to do first, and the model that fits the user's language. */
export function FirstRun(): ReactNode {
  const t = useT();
  const { sourcesOfDrop } = useConnection();
  return (
    <div className={styles.welcome}>
      <header className={styles.header}>
        <h2>{t('firstRun.title')}</h2>
        <p>{t('firstRun.text')}</p>
      </header>
      <div className={styles.choices}>
        <Button
          variant="primary"
          size="large"
          icon={<Sparkles size={16} aria-hidden />}
          onClick={() => runCommand('library.openSample')}
        >
          {t('command.library.openSample')}
        </Button>
        <Button
          size="large"
          icon={<FilePlus2 size={16} aria-hidden />}
          onClick={() => runCommand('library.add')}
        >
          {t('command.library.add')}
        </Button>
        <Button
          size="large"
          icon={<FolderPlus size={16} aria-hidden />}
          onClick={() => runCommand('library.addFolder')}
        >
          {t('library.addFolder')}
        </Button>
      </div>
      {sourcesOfDrop !== null && <p className={styles.hint}>{t('firstRun.hint')}</p>}
      <ModelForLanguage />
    </div>
  );
}

function ModelForLanguage(): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const { list } = useModels();
  const language = systemLanguage(locale);
  const model = proposedModel(list ?? [], language);
  if (model === null) return null;
  return (
    <section className={styles.model} aria-labelledby="first-run-model">
      <h3 id="first-run-model">{t('firstRun.model', { language: languageName(language, locale) })}</h3>
      <p className={styles.hint}>{t('firstRun.modelText')}</p>
      <ModelItem model={model} isProposed={false} />
      <div>
        <Button variant="quiet" onClick={() => runCommand('app.models')}>
          {t('firstRun.allModels')}
        </Button>
      </div>
    </section>
  );
}
