import type { ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { useT, type MessageKey } from '../i18n/i18n.ts';
import { attempt } from '../notices/notices.ts';
import { changeSettings, settingsStore } from '../settings/settings-store.ts';
import { useStore } from '../stores/store.ts';
import styles from './SavedPanels.module.css';

export interface SavedPanelsProps {
  /** The settings keep the sizes under this name. */
  readonly id: string;
  readonly orientation: 'horizontal' | 'vertical';
  /** Of the bar. */
  readonly label: MessageKey;
  readonly first: ReactNode;
  readonly second: ReactNode;
  /** Percent, until the user chooses. */
  readonly firstSize: number;
  /** Pixels. */
  readonly firstMinimum: number;
  /** Pixels at a text size of 100 %. */
  readonly secondMinimum: number;
}

/** Two panels with a bar between them; their sizes are kept. */
export function SavedPanels(props: SavedPanelsProps): ReactNode {
  const { id, orientation, label } = props;
  const t = useT();
  const textScale = useStore(settingsStore, (settings) => settings.textScale);
  const saved = settingsStore.get().panels[id]?.[0] ?? props.firstSize;
  return (
    <Group
      id={id}
      orientation={orientation}
      defaultLayout={{ [`${id}-first`]: saved, [`${id}-second`]: 100 - saved }}
      onLayoutChanged={(layout, { isUserInteraction }) => {
        const first = layout[`${id}-first`];
        if (!isUserInteraction || first === undefined) return;
        const panels = { ...settingsStore.get().panels, [id]: [first, 100 - first] };
        attempt(() => changeSettings({ panels }));
      }}
    >
      <Panel id={`${id}-first`} minSize={props.firstMinimum} className={styles.panel}>
        {props.first}
      </Panel>
      <Separator
        aria-label={t(label)}
        className={orientation === 'horizontal' ? styles.upright : styles.flat}
      />
      <Panel id={`${id}-second`} minSize={props.secondMinimum * textScale} className={styles.panel}>
        {props.second}
      </Panel>
    </Group>
  );
}
