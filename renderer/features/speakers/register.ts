import { registerPanel } from '../../workspace/panels.ts';
import './commands.ts';
import './messages.ts';
import { SpeakersPanel } from './SpeakersPanel.tsx';

registerPanel({
  id: 'speakers',
  place: 'tool',
  order: 25,
  command: { id: 'view.speakers', group: 'group.view', keys: ['7'] },
  component: SpeakersPanel,
});
