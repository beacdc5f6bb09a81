import type { ReactNode } from 'react';
import { isUpright, safeArea } from '../../../core/style/picture-fit.ts';
import { useT } from '../../i18n/i18n.ts';
import type { PictureBox } from '../../player/caption-look.ts';
import styles from './Player.module.css';

const percent = (share: number): string => `${share * 100}%`;

/** What players draw over upright videos, or what old screens cut off of lying ones, is shaded. */
export function SafeArea({ box }: { readonly box: PictureBox }): ReactNode {
  const t = useT();
  const { top, right, bottom, left } = safeArea(box);
  return (
    <div className={styles.safeArea} style={box} aria-hidden>
      <div style={{ top: percent(top), right: percent(right), bottom: percent(bottom), left: percent(left) }}>
        <span>{t(isUpright(box) ? 'player.safeArea.upright' : 'player.safeArea.lying')}</span>
      </div>
    </div>
  );
}
