import { maxDoubt, minDoubt } from '../../../core/cues/doubt-levels.ts';
import { useT } from '../../i18n/i18n.ts';
import { keepOwnKeys } from '../../keys/keep-own-keys.ts';
import { showFailure } from '../../notices/notices.ts';
import { changeSettings, settingsStore } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';
import styles from './DoubtSlider.module.css';
import './messages.ts';

/** How many uncertain words are found; the list follows at once, and the choice is kept. */
export function DoubtSlider() {
  const t = useT();
  const doubt = useStore(settingsStore, (settings) => settings.doubt);
  return (
    <label className={styles.doubt}>
      <span className={styles.name}>{t('review.doubt')}</span>
      <span aria-hidden>{t('review.doubtFewer')}</span>
      <input
        type="range"
        className={styles.slider}
        min={minDoubt}
        max={maxDoubt}
        step={0.05}
        value={doubt}
        aria-valuetext={t('review.doubtValue', { percent: `${Math.round(doubt * 100)}%` })}
        onKeyDown={keepOwnKeys}
        onChange={(event) => {
          changeSettings({ doubt: Number(event.target.value) }).catch(showFailure);
        }}
      />
      <span aria-hidden>{t('review.doubtMore')}</span>
    </label>
  );
}
