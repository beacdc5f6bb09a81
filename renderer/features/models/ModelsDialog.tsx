import { useState, type ReactNode } from 'react';
import { Dialog } from '../../components/Dialog.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/i18n.ts';
import './messages.ts';
import { ModelItem } from './ModelItem.tsx';
import styles from './Models.module.css';
import { modelsByTask, useModels } from './models-store.ts';

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
  const { list, offline } = useModels();
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const found = (list ?? []).filter(({ id, name }) => `${id} ${name}`.toLowerCase().includes(wanted));
  const groups = modelsByTask(found);
  return (
    <div className={styles.list} aria-busy={list === null}>
      <p className={styles.facts}>{t('models.private')}</p>
      {offline && <p className={styles.offline}>{t('models.offline')}</p>}
      <TextField
        label={t('models.search')}
        labelHidden
        placeholder={t('models.search')}
        type="search"
        value={query}
        onChange={setQuery}
      />
      {groups.map(({ task, models }) => (
        <section key={task} className={styles.group} aria-label={t(`models.task.${task}`)}>
          <h2>{t(`models.task.${task}`)}</h2>
          {models.map((model) => (
            <ModelItem key={model.id} model={model} />
          ))}
        </section>
      ))}
      {list !== null && found.length === 0 && <p className={styles.facts}>{t('models.noneFound')}</p>}
    </div>
  );
}
