import { useEffect, useState, type ReactNode } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { playhead } from '../../player/playhead.ts';
import styles from './Player.module.css';
import { playerStore } from './player-store.ts';

/** How fast J and L run it, while they do and that is not the speed that is chosen. */
export function ShuttleSpeed(): ReactNode {
  const t = useT();
  const [speed, setSpeed] = useState(shuttleSpeed);
  useEffect(() => playhead.subscribe(() => setSpeed(shuttleSpeed())), []);
  if (speed === null) return null;
  return (
    <span className={styles.shuttlePlace}>
      <span className={styles.shuttle}>{t('player.speedValue', { speed })}</span>
    </span>
  );
}

function shuttleSpeed(): number | null {
  const { playing, rate } = playhead.get();
  return playing && rate !== playerStore.get().speed ? rate : null;
}
