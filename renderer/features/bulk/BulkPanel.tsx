import { useMemo } from 'react';
import { ListChecks } from 'lucide-react';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Select } from '../../components/Select.tsx';
import type { Edit } from '../../../core/project/project.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useT } from '../../i18n/i18n.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { activeCues, applyEdit, projectStore } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { BulkFields } from './BulkFields.tsx';
import styles from './BulkPanel.module.css';
import { bulkStore, chooseOperation, chooseScope, chosenSettings } from './bulk-store.ts';
import { previewOf } from '../../editing/edit-preview.ts';
import { EditPreview } from '../../editing/EditPreview.tsx';
import './messages.ts';
import type { BulkSettings } from './operations.ts';
import { operations, scopesOf } from './operations.ts';
import { useBulkEdit } from './use-bulk-edit.ts';

/** One change of many cues at once, shown before it is made and undone in one step. */
export function BulkPanel() {
  const t = useT();
  const project = useStore(projectStore, (state) => (state.status === 'open' ? state.project : null));
  if (project === null) return null;
  if (activeCues(project).length === 0) {
    return (
      <EmptyState icon={<ListChecks size={28} />} title={t('bulk.noCues')}>
        {t('bulk.noCuesHint')}
      </EmptyState>
    );
  }
  return <BulkForm project={project} />;
}

function BulkForm({ project }: { readonly project: OpenProject }) {
  const t = useT();
  const form = useStore(bulkStore, (state) => state);
  const selected = project.selection.size;
  const settings = useMemo(() => chosenSettings(form, selected), [form, selected]);
  const edit = useBulkEdit(project, settings);
  return (
    <section className={styles.panel} aria-label={t('bulk.name')} aria-busy={edit === 'pending'}>
      <div className={styles.scroller} role="region" aria-label={t('bulk.operation')} tabIndex={0}>
        <div className={styles.form}>
          <Select
            label={t('bulk.operation')}
            value={settings.operation}
            options={operations.map((value) => ({ value, label: t(`command.bulk.${value}`) }))}
            onChange={chooseOperation}
          />
          <p className={styles.hint}>{t(`bulk.about.${settings.operation}`)}</p>
          <ScopeField project={project} settings={settings} />
          <BulkFields project={project} settings={settings} />
        </div>
        <div className={styles.preview}>
          <div className={styles.summary} role="status">
            {summary(edit, t)}
          </div>
          {edit !== null && edit !== 'pending' && <EditPreview edit={edit} shown={5} />}
        </div>
      </div>
      <footer className={styles.footer}>
        <Button
          variant="primary"
          disabled={edit === null || edit === 'pending'}
          onClick={() => {
            if (edit !== 'pending') applyEdit(edit);
          }}
        >
          {t('bulk.apply')}
        </Button>
      </footer>
    </section>
  );
}

function ScopeField({
  project,
  settings,
}: {
  readonly project: OpenProject;
  readonly settings: BulkSettings;
}) {
  const t = useT();
  const scopes = scopesOf(settings.operation);
  const counts = { selection: project.selection.size, track: activeCues(project).length };
  return (
    <fieldset className={styles.scope}>
      <legend>{t('bulk.scope')}</legend>
      {scopes.map((scope) => (
        <label key={scope}>
          <input
            type="radio"
            name="bulk-scope"
            checked={scopes.length === 1 || settings.scope === scope}
            onChange={() => chooseScope(scope)}
          />
          {t(`bulk.scope.${scope}`, { count: counts[scope] })}
        </label>
      ))}
    </fieldset>
  );
}

function summary(edit: Edit | null | 'pending', t: Translate): string {
  if (edit === 'pending') return t('bulk.computing');
  if (edit === null) return t('bulk.nothing');
  const { changed, added, removed } = previewOf(edit, 0);
  const parts = [
    changed > 0 ? t('bulk.changed', { count: changed }) : '',
    added > 0 ? t('bulk.added', { count: added }) : '',
    removed > 0 ? t('bulk.removed', { count: removed }) : '',
  ];
  return parts.filter((part) => part !== '').join(t('bulk.joint'));
}
