import { registerPanel } from '../../workspace/panels.ts';
import { ProblemCount } from './ProblemCount.tsx';
import { ReviewQueue } from './ReviewQueue.tsx';
import './commands.ts';
import './messages.ts';

registerPanel({
  id: 'review',
  place: 'tool',
  order: 10,
  command: { id: 'view.review', group: 'group.view', keys: ['3'] },
  component: ReviewQueue,
  badge: ProblemCount,
});
