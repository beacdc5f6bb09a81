import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { runCommand } from '../commands/command.ts';
import { classNames } from '../components/class-names.ts';
import { Popover } from '../components/Popover.tsx';
import { Tooltip } from '../components/Tooltip.tsx';
import { useT, type MessageKey } from '../i18n/i18n.ts';
import { useCommandKeys } from '../keys/use-command-keys.ts';
import { useStore } from '../stores/store.ts';
import { usePanels, type DialogPanel, type FlyoutPanel, type Panel } from './panels.ts';
import styles from './Rail.module.css';
import type { OpenCommand, RailEntry, View } from './views.ts';
import { viewsStore } from './views.ts';
import { showFlyout, workspaceStore } from './workspace-store.ts';

type RailPanel = FlyoutPanel | (DialogPanel & { readonly rail: RailEntry });
type Opened = View | RailPanel;

/** Where one can go from everywhere: the views, and the panels that belong to none of them. */
export function Rail(): ReactNode {
  const t = useT();
  const views = useStore(viewsStore, (list) => list);
  const panels = usePanels();
  const entries = [...views, ...panels.filter(isOnRail)].toSorted(byPlace);
  const firstAtEnd = entries.find(({ rail }) => rail.end === true);
  return (
    <nav className={styles.rail} aria-label={t('workspace.views')}>
      <ul className={styles.entries}>
        {entries.map((entry) => (
          <li key={entry.id} className={entry === firstAtEnd ? styles.atEnd : undefined}>
            <Entry entry={entry} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function isOnRail(panel: Panel): panel is RailPanel {
  return panel.place === 'flyout' || (panel.place === 'dialog' && panel.rail !== undefined);
}

function byPlace({ rail: a }: Opened, { rail: b }: Opened): number {
  return Number(a.end ?? false) - Number(b.end ?? false) || a.order - b.order;
}

function Entry({ entry }: { readonly entry: Opened }): ReactNode {
  if (!('place' in entry)) return <ViewEntry view={entry} />;
  if (entry.place === 'flyout') return <FlyoutEntry panel={entry} />;
  return <RailButton entry={entry} title={`panel.${entry.id}`} />;
}

function ViewEntry({ view }: { readonly view: View }): ReactNode {
  const isCurrent = useStore(workspaceStore, (workspace) => workspace.view === view.id);
  const isAvailable = useStore(workspaceStore, (workspace) => view.isAvailable?.(workspace) !== false);
  return (
    <RailButton
      entry={view}
      title={`view.${view.id}`}
      isCurrent={isCurrent}
      disabled={!isCurrent && !isAvailable}
    />
  );
}

function FlyoutEntry({ panel }: { readonly panel: FlyoutPanel }): ReactNode {
  const t = useT();
  const isOpen = useStore(workspaceStore, ({ flyout }) => flyout === panel.id);
  const Content = panel.component;
  return (
    <Popover
      label={t(`panel.${panel.id}`)}
      side="right"
      open={isOpen}
      onOpenChange={(open) => showFlyout(open ? panel.id : null)}
      trigger={<RailButton entry={panel} title={`panel.${panel.id}`} />}
    >
      <Content />
    </Popover>
  );
}

interface RailButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'title'> {
  readonly entry: { readonly command: OpenCommand; readonly rail: RailEntry };
  readonly title: MessageKey;
  readonly isCurrent?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** Also the trigger of a popover, which brings attributes of its own and opens itself. */
function RailButton({ entry, title, isCurrent, ...rest }: RailButtonProps): ReactNode {
  const t = useT();
  const keys = useCommandKeys(entry.command.id);
  const { icon: Icon, badge: Badge } = entry.rail;
  const name = t(title);
  return (
    <Tooltip text={name} keys={keys[0]} side="right">
      <button
        type="button"
        onClick={() => {
          if (isCurrent !== true) runCommand(entry.command.id);
        }}
        {...rest}
        className={classNames(styles.entry, isCurrent === true && styles.current)}
        aria-current={isCurrent === true ? 'page' : undefined}
      >
        <Icon className={styles.icon} aria-hidden />
        <span className={styles.label}>{name}</span>
        {Badge !== undefined && <Badge />}
      </button>
    </Tooltip>
  );
}
