import type { ReactNode } from 'react';
import { runCommand } from '../../commands/command.ts';
import { classNames } from '../../components/class-names.ts';
import { Button } from '../../components/Button.tsx';
import { Tooltip } from '../../components/Tooltip.tsx';
import { searchLegs, type SearchLeg } from '../../../core/search/search-leg.ts';
import { useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { legIcons } from './leg-icons.ts';
import { offerOf } from './leg-offer.ts';
import { indexStore, questionStore, searchStore, toggleLeg } from './search-store.ts';
import styles from './SearchView.module.css';

/** Where is looked: a switch for each way, which says why it can't be used. */
export function LegSwitches(): ReactNode {
  const t = useT();
  return (
    <div role="group" aria-label={t('search.legs')} className={styles.chips}>
      {searchLegs.map((leg) => (
        <LegSwitch key={leg} leg={leg} />
      ))}
    </div>
  );
}

function LegSwitch({ leg }: { readonly leg: SearchLeg }): ReactNode {
  const t = useT();
  const isOn = useStore(questionStore, ({ legs }) => legs.includes(leg));
  const index = useStore(indexStore, (state) => state);
  const answered = useStore(searchStore, ({ found }) => found?.legs ?? null);
  const offer = offerOf(leg, index, answered);
  const Icon = legIcons[leg];
  if (offer === 'no-model') {
    return (
      <Tooltip text={t(`search.noModel.${leg}`)}>
        <Button
          variant="quiet"
          className={styles.without}
          icon={<Icon size={13} aria-hidden />}
          aria-label={`${t(`search.leg.${leg}`)}: ${t(`search.noModel.${leg}`)}`}
          onClick={() => runCommand('app.models')}
        >
          {t(`search.leg.${leg}`)} <span className={styles.note}>{t('search.noModel')}</span>
        </Button>
      </Tooltip>
    );
  }
  const hint = offer === 'ready' ? t(`search.hint.${leg}`) : t(`search.offer.${offer}`);
  return (
    <Tooltip text={hint}>
      <button
        type="button"
        className={classNames(styles.chip, isOn && styles.chosen)}
        aria-pressed={isOn}
        onClick={() => toggleLeg(leg)}
      >
        <Icon size={13} aria-hidden />
        {t(`search.leg.${leg}`)}
        {offer !== 'ready' && <span className={styles.note}>{t(`search.short.${offer}`)}</span>}
      </button>
    </Tooltip>
  );
}
