import { registerPanel } from '../../workspace/panels.ts';
import { Inspector } from './Inspector.tsx';
import './messages.ts';

registerPanel({
  id: 'inspector',
  place: 'tool',
  order: 20,
  command: { id: 'view.inspector', group: 'group.view', keys: ['4'] },
  component: Inspector,
});
