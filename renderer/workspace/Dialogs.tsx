import type { ReactNode } from 'react';
import { useStore } from '../stores/store.ts';
import { usePanels, type DialogPanel } from './panels.ts';
import { showDialog, workspaceStore } from './workspace-store.ts';

/** The dialogs, of which one is open at a time. */
export function Dialogs(): ReactNode {
  const panels = usePanels();
  return panels.map((panel) => panel.place === 'dialog' && <Opened key={panel.id} panel={panel} />);
}

function Opened({ panel: { id, component: Dialog } }: { readonly panel: DialogPanel }): ReactNode {
  const isOpen = useStore(workspaceStore, ({ dialog }) => dialog === id);
  return <Dialog open={isOpen} onOpenChange={(open) => showDialog(open ? id : null)} />;
}
