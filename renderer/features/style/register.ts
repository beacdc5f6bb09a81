import { registerPanel } from '../../workspace/panels.ts';
import './messages.ts';
import { StylePanel } from './StylePanel.tsx';

registerPanel({
  id: 'style',
  place: 'tool',
  order: 40,
  command: { id: 'view.style', group: 'group.view', keys: ['6'] },
  component: StylePanel,
});
