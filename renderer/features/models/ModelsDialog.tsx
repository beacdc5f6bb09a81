import { useState, type ReactNode } from 'react';
import { Dialog } from '../../components/Dialog.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { ModelCard } from '../../../core/contract/models.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { noteText } from '../../i18n/note-text.ts';
import { useStore } from '../../stores/store.ts';
import { useDeviceNotes } from '../jobs/index.ts';
import './messages.ts';
import { FoundWeights } from './FoundWeights.tsx';
import { ModelItem } from './ModelItem.tsx';
import styles from './Models.module.css';
import { modelChoices, modelsByTask, useModels } from './models-store.ts';
import { systemLanguage } from './system-language.ts';

export interface ModelsDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function ModelsDialog(props: ModelsDialogProps): ReactNode {
  const t = useT();
  return (
    <Dialog {...props} title={t('models.title')} size="large">
      <ModelList />
    </Dialog>
  );
}

function ModelList(): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const { list, offline } = useModels();
  const offered = list ?? [];
  const choices = modelChoices(offered, systemLanguage(locale));
  return (
    <div className={styles.list} aria-busy={list === null}>
      <p className={styles.facts}>{t('models.private')}</p>
      {offline && <p className={styles.offline}>{t('models.offline')}</p>}
      <DeviceNotes />
      {choices.length > 0 && (
        <section className={styles.group} aria-label={t('models.choices')}>
          <h2>{t('models.choices')}</h2>
          {choices.map(({ choice, model }) => (
            <div key={model.id} className={styles.choice}>
              <p>
                <strong>{t(`models.choice.${choice}`)}</strong> {t(`models.choiceText.${choice}`)}
              </p>
              <ModelItem model={model} isProposed={choice === 'balanced'} />
            </div>
          ))}
        </section>
      )}
      <FoundWeights />
      <AllModels models={offered} isOpen={list !== null && choices.length === 0} isRead={list !== null} />
    </div>
  );
}

/** Said here once, not after every job. */
function DeviceNotes(): ReactNode {
  const locale = useStore(localeStore, (value) => value);
  const notes = useDeviceNotes();
  return notes.map((note) => (
    <p key={JSON.stringify(note.facts)} className={styles.facts}>
      {noteText(locale, note)}
    </p>
  ));
}

interface AllModelsProps {
  readonly models: readonly ModelCard[];
  readonly isOpen: boolean;
  readonly isRead: boolean;
}

function AllModels({ models, isOpen, isRead }: AllModelsProps): ReactNode {
  const t = useT();
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const found = models.filter(({ id, name }) => `${id} ${name}`.toLowerCase().includes(wanted));
  const groups = modelsByTask(found);
  return (
    <details open={isOpen} className={styles.all}>
      <summary>{t('models.all', { count: models.length })}</summary>
      <TextField
        label={t('models.search')}
        labelHidden
        placeholder={t('models.search')}
        type="search"
        value={query}
        onChange={setQuery}
      />
      {groups.map(({ task, models: ofTask }) => (
        <section key={task} className={styles.group} aria-label={t(`models.task.${task}`)}>
          <h2>{t(`models.task.${task}`)}</h2>
          {ofTask.map((model) => (
            <ModelItem key={model.id} model={model} />
          ))}
        </section>
      ))}
      {isRead && found.length === 0 && <p className={styles.facts}>{t('models.noneFound')}</p>}
    </details>
  );
}
