import { registerPanel } from '../../workspace/panels.ts';
import { TranscriptView } from './TranscriptView.tsx';
import './messages.ts';

registerPanel({
  id: 'transcript',
  place: 'content',
  order: 20,
  command: { id: 'view.transcript', group: 'group.view', keys: ['2'] },
  component: TranscriptView,
});
