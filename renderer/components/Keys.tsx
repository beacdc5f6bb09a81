import type { ReactNode } from 'react';
import { shortcutLabel } from '../keys/shortcut.ts';
import styles from './Keys.module.css';

/** A shortcut as this platform writes it: `Ctrl+Shift+M`, on macOS `⇧⌘M`. */
export function Keys({ shortcut }: { readonly shortcut: string }): ReactNode {
  return <kbd className={styles.keys}>{shortcutLabel(shortcut)}</kbd>;
}
