import { useState, type ReactNode } from 'react';
import type { ModelCard } from '../../../core/contract/models.ts';
import { Button } from '../../components/Button.tsx';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { isStarter, ModelItem, proposedModel, systemLanguage, useModels } from '../models/index.ts';
import styles from './Captions.module.css';
import './messages.ts';

export interface StarterDoubt {
  /** Only a starter is there for a video that is not the sample: something better is offered first. */
  readonly isAsked: boolean;
  readonly goOn: () => void;
}

/** Asked before a starter writes nonsense from a person's own video; asked once in each place. `models`: those installed. */
export function useStarterDoubt(models: readonly ModelCard[] | null, isSample: boolean): StarterDoubt {
  const [isAnswered, setAnswered] = useState(false);
  const hasOnlyStarters = models !== null && models.length > 0 && models.every(isStarter);
  const isAsked = hasOnlyStarters && !isSample && !isAnswered;
  return { isAsked, goOn: () => setAnswered(true) };
}

/** What the starter can't do, a model that can by one click, and the way on without it. */
export function StarterQuestion({ onGoOn }: { readonly onGoOn: () => void }): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const { list } = useModels();
  const model = proposedModel(list ?? [], systemLanguage(locale));
  return (
    <section className={styles.question} aria-labelledby="captions-starter">
      <h3 id="captions-starter">{t('captions.starterQuestion')}</h3>
      <p>{t('captions.starterReason')}</p>
      {model !== null && <ModelItem model={model} isProposed />}
      <div>
        <Button variant="quiet" onClick={onGoOn}>
          {t('captions.starterGoOn')}
        </Button>
      </div>
    </section>
  );
}
