import { registerPanel } from '../../workspace/panels.ts';
import { openProject } from '../../project/project-store.ts';
import { FixAllDialog } from './FixAllDialog.tsx';
import { ProblemCount } from './ProblemCount.tsx';
import { ReviewQueue } from './ReviewQueue.tsx';
import './commands.ts';
import './messages.ts';
import { hasProblems } from './review-actions.ts';

registerPanel({
  id: 'fixes',
  place: 'dialog',
  order: 50,
  command: {
    id: 'review.fixAll',
    group: 'group.review',
    keys: ['Shift+F9'],
    isEnabled: () => openProject() !== null && hasProblems(),
  },
  component: FixAllDialog,
});

registerPanel({
  id: 'review',
  place: 'tool',
  order: 10,
  command: { id: 'view.review', group: 'group.view', keys: ['3'] },
  component: ReviewQueue,
  badge: ProblemCount,
});
