import { Languages } from 'lucide-react';
import { registerPanel } from '../../workspace/panels.ts';
import './messages.ts';
import { TranslatePanel } from './TranslatePanel.tsx';

registerPanel({
  id: 'translate',
  place: 'sheet',
  order: 20,
  command: { id: 'translate.open', group: 'group.translation', keys: ['Mod+Alt+L'] },
  component: TranslatePanel,
  button: { icon: Languages, label: 'panel.translate' },
});
