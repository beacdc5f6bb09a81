import { Download, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { ModelCard } from '../../../core/contract/models.ts';
import { Button } from '../../components/Button.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { formatBytes } from '../../i18n/format.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { JobRow, putJob } from '../jobs/index.ts';
import { MeasureHere } from './MeasureHere.tsx';
import './messages.ts';
import { downloadFacts } from './model-facts.ts';
import { useModelJob } from './model-job.ts';
import { modelLanguages } from './model-languages.ts';
import styles from './Models.module.css';
import { isInstalled, isSpeechModel } from './models-store.ts';

export interface ModelItemProps {
  readonly model: ModelCard;
  /** Installing is what the page proposes here. */
  readonly isProposed?: boolean;
}

/** One model: what it knows, its size and licence, and what can be done with it. */
export function ModelItem({ model, isProposed = false }: ModelItemProps): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const [error, setError] = useState<unknown>(null);
  const facts = [
    modelLanguages(model, t, locale),
    model.bytes === null ? null : formatBytes(model.bytes, locale),
    ...downloadFacts(model, t),
  ].filter((fact) => fact !== null);
  const details = [
    model.licence === null ? t('models.noLicence') : t('models.licence', { licence: model.licence }),
    model.wordTimes === null ? null : t(`models.wordTimes.${model.wordTimes}`),
    ...(model.precisions ?? []).map((precision) => t(`models.precision.${precision}`)),
  ].filter((fact) => fact !== null);
  return (
    <article className={styles.model} aria-label={model.name}>
      <div className={styles.text}>
        <h3>
          {model.name}{' '}
          {model.state !== 'available' && (
            <span className={styles.state} data-state={model.state}>
              {t(`models.state.${model.state}`)}
            </span>
          )}
        </h3>
        <p className={styles.facts}>{facts.join(' · ')}</p>
        {isSpeechModel(model) && isInstalled(model) && <MeasureHere model={model} onError={setError} />}
        <details className={styles.details}>
          <summary>{t('models.details')}</summary>
          <p className={styles.facts}>{details.join(' · ')}</p>
          {/* The catalogue speaks English only, to those who know models. */}
          {model.notes !== null && locale === 'en' && <p className={styles.notes}>{model.notes}</p>}
        </details>
      </div>
      <ModelActions model={model} isProposed={isProposed} onError={setError} />
      <InstallJob model={model} />
      {error !== null && (
        <InlineError className={styles.whole} error={error} onDismiss={() => setError(null)} />
      )}
    </article>
  );
}

function InstallJob({ model }: { readonly model: ModelCard }): ReactNode {
  const job = useModelJob(model, 'install-model');
  if (job === undefined || model.state === 'installed') return null;
  return (
    <div className={styles.whole}>
      <JobRow job={job} />
    </div>
  );
}

interface ModelActionsProps {
  readonly model: ModelCard;
  readonly isProposed: boolean;
  readonly onError: (error: unknown) => void;
}

function ModelActions({ model, isProposed, onError }: ModelActionsProps): ReactNode {
  const t = useT();
  const { calls } = useConnection();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const job = useModelJob(model, 'install-model');

  function work(call: () => Promise<unknown>): void {
    onError(null);
    setBusy(true);
    call()
      .catch(onError)
      .finally(() => {
        setBusy(false);
        setAsking(false);
      });
  }

  if (model.state === 'shipped' || (job !== undefined && job.state !== 'failed')) return null;
  if (model.state === 'installed') {
    return isAsking ? (
      <Button
        variant="danger"
        autoFocus
        disabled={isBusy}
        onClick={() => work(() => calls['models.remove']({ modelId: model.id }))}
        onBlur={() => setAsking(false)}
      >
        {t('models.removeSure')}
      </Button>
    ) : (
      <Button
        icon={<Trash2 size={14} aria-hidden />}
        aria-label={t('models.removeNamed', { name: model.name })}
        onClick={() => setAsking(true)}
      >
        {t('models.remove')}
      </Button>
    );
  }
  return (
    <Button
      variant={isProposed ? 'primary' : 'default'}
      icon={<Download size={14} aria-hidden />}
      aria-label={t('models.installNamed', { name: model.name })}
      disabled={isBusy}
      onClick={() => work(async () => putJob(await calls['models.install']({ modelId: model.id })))}
    >
      {t(model.state === 'damaged' ? 'models.repair' : 'models.install')}
    </Button>
  );
}
