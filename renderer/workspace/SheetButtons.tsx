import type { ReactNode } from 'react';
import { runCommand } from '../commands/command.ts';
import { Button } from '../components/Button.tsx';
import { useT } from '../i18n/i18n.ts';
import { projectStore } from '../project/project-store.ts';
import { useStore } from '../stores/store.ts';
import { usePanels, type SheetPanel } from './panels.ts';
import styles from './SheetButtons.module.css';
import { workspaceStore } from './workspace-store.ts';

/** The tasks that the open project offers. */
export function SheetButtons(): ReactNode {
  const panels = usePanels();
  return panels.map((panel) => panel.place === 'sheet' && <SheetButton key={panel.id} panel={panel} />);
}

/** Only an icon where the bar is narrow, unless it is what everything is for. */
function SheetButton({ panel }: { readonly panel: SheetPanel }): ReactNode {
  const t = useT();
  const isProjectOpen = useStore(projectStore, ({ status }) => status === 'open');
  const isOpen = useStore(workspaceStore, ({ sheet }) => sheet === panel.id);
  const { icon: Icon, label, isPrimary = false } = panel.button;
  return (
    <Button
      variant={isPrimary ? 'primary' : 'default'}
      icon={<Icon size={isPrimary ? 14 : 16} aria-hidden />}
      aria-label={t(`command.${panel.command.id}`)}
      aria-pressed={isOpen}
      disabled={!isProjectOpen}
      onClick={() => runCommand(panel.command.id)}
    >
      <span className={isPrimary ? undefined : styles.wide}>{t(label)}</span>
    </Button>
  );
}
