import { registerPanel } from '../../workspace/panels.ts';
import { BulkPanel } from './BulkPanel.tsx';
import './commands.ts';
import './messages.ts';

registerPanel({
  id: 'bulk',
  place: 'tool',
  order: 30,
  command: { id: 'view.bulk', group: 'group.view', keys: ['5'] },
  component: BulkPanel,
});
