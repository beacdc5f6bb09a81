import { Share } from 'lucide-react';
import { registerPanel } from '../../workspace/panels.ts';
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
