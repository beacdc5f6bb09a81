import { FolderInput } from 'lucide-react';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { FoundWeightsCard } from '../../../core/contract/models.ts';
import { fromFailure } from '../../../core/failure.ts';
import { Button } from '../../components/Button.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { formatBytes } from '../../i18n/format.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { showFailure } from '../../notices/notices.ts';
import { noteText } from '../../i18n/note-text.ts';
import { useStore } from '../../stores/store.ts';
import { chooseSources } from '../files/index.ts';
import './messages.ts';
import styles from './Models.module.css';

/** Weights that other programs keep on this machine, and the way to any other. */
export function FoundWeights(): ReactNode {
  const t = useT();
  const connection = useConnection();
  const found = useFoundWeights();
  const { error, isBusy, importSource, setError } = useImport();

  async function choose(): Promise<void> {
    const [chosen] = await chooseSources(connection, { kind: 'weights', multiple: false });
    if (chosen !== undefined) importSource(chosen.id);
  }

  return (
    <section className={styles.group} aria-label={t('models.found')}>
      <h2>{t('models.found')}</h2>
      <p className={styles.facts}>{t('models.foundText')}</p>
      {found.map((weights) => (
        <FoundItem key={weights.source} weights={weights} isBusy={isBusy} onImport={importSource} />
      ))}
      {error !== null && <InlineError error={error} onDismiss={() => setError(null)} />}
      <div>
        <Button
          icon={<FolderInput size={14} aria-hidden />}
          disabled={isBusy}
          onClick={() => void choose().catch(setError)}
        >
          {t(isBusy ? 'models.importing' : 'models.import')}
        </Button>
      </div>
    </section>
  );
}

function FoundItem({
  weights,
  isBusy,
  onImport,
}: {
  readonly weights: FoundWeightsCard;
  readonly isBusy: boolean;
  readonly onImport: (source: string) => void;
}): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const { name, program, bytes, refusal, notes } = weights;
  return (
    <article className={styles.model} aria-label={name}>
      <div className={styles.text}>
        <h3>{name}</h3>
        <p className={styles.facts}>{`${program} · ${formatBytes(bytes, locale)}`}</p>
        {notes.map((one) => (
          <p key={one.code} className={styles.facts}>
            {noteText(locale, one)}
          </p>
        ))}
      </div>
      {refusal === null ? (
        <Button
          aria-label={t('models.useNamed', { name })}
          disabled={isBusy}
          onClick={() => onImport(weights.source)}
        >
          {t('models.use')}
        </Button>
      ) : (
        <InlineError className={styles.whole} error={fromFailure(refusal)} />
      )}
    </article>
  );
}

/** What lies on this machine; looked for again when the models change. */
function useFoundWeights(): readonly FoundWeightsCard[] {
  const { calls, on } = useConnection();
  const [found, setFound] = useState<readonly FoundWeightsCard[]>([]);
  useEffect(() => {
    const look = (): void => {
      calls['models.find']({})
        .then(({ weights }) => setFound(weights))
        .catch(showFailure);
    };
    look();
    return on('models.changed', look);
  }, [calls, on]);
  return found;
}

function useImport() {
  const { calls } = useConnection();
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const importSource = useCallback(
    (source: string): void => {
      setError(null);
      setBusy(true);
      calls['models.import']({ source })
        .catch(setError)
        .finally(() => setBusy(false));
    },
    [calls],
  );
  return { error, isBusy, importSource, setError };
}
