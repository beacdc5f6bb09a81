import { Settings } from 'lucide-react';
import { registerPanel } from '../../workspace/panels.ts';
import { SettingsDialog } from './SettingsDialog.tsx';
import './messages.ts';

registerPanel({
  id: 'settings',
  place: 'dialog',
  order: 30,
  command: { id: 'app.settings', group: 'group.app', keys: ['Mod+,'], whileTyping: true },
  component: SettingsDialog,
  rail: { icon: Settings, order: 10, end: true },
});
