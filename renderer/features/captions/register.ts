import { Captions } from 'lucide-react';
import { registerPanel } from '../../workspace/panels.ts';
import { CaptionsPanel } from './CaptionsPanel.tsx';
import './messages.ts';

registerPanel({
  id: 'captions',
  place: 'sheet',
  order: 10,
  command: { id: 'project.newCaptions', group: 'group.app', keys: ['Mod+Alt+C'] },
  component: CaptionsPanel,
  button: { icon: Captions, label: 'panel.captions' },
});
