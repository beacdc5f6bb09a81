import { registerPanel } from '../../workspace/panels.ts';
import { CueList } from './CueList.tsx';
import './commands.ts';
import './messages.ts';

registerPanel({
  id: 'cues',
  place: 'content',
  order: 10,
  command: { id: 'view.cues', group: 'group.view', keys: ['1'] },
  component: CueList,
});
