import { Share } from 'lucide-react';
import { registerCommands } from '../../commands/command.ts';
import { openPanel, registerPanel } from '../../workspace/panels.ts';
import { workspaceStore } from '../../workspace/workspace-store.ts';
import { askForTarget } from './asked-target.ts';
import { ExportPanel } from './ExportPanel.tsx';
import './messages.ts';

registerPanel({
  id: 'export',
  place: 'sheet',
  order: 90,
  command: { id: 'project.export', group: 'group.app', keys: ['Mod+E'] },
  component: ExportPanel,
  button: { icon: Share, label: 'panel.export', isPrimary: true },
});

registerCommands([
  {
    id: 'project.exportChapters',
    group: 'group.app',
    keys: [],
    scope: 'project',
    isEnabled: () => workspaceStore.get().view === 'editor',
    run() {
      askForTarget('chapters');
      openPanel('export');
    },
  },
]);
