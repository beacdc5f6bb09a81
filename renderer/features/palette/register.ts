import { registerPanel } from '../../workspace/panels.ts';
import { CommandPalette } from './CommandPalette.tsx';
import './messages.ts';

registerPanel({
  id: 'palette',
  place: 'dialog',
  order: 10,
  command: { id: 'app.palette', group: 'group.app', keys: ['Mod+K'], whileTyping: true },
  component: CommandPalette,
});
