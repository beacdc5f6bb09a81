import { ListTodo } from 'lucide-react';
import { registerPanel } from '../../workspace/panels.ts';
import { JobsBadge } from './JobsBadge.tsx';
import { JobsPanel } from './JobsPanel.tsx';
import './messages.ts';

registerPanel({
  id: 'jobs',
  place: 'flyout',
  order: 10,
  command: { id: 'app.jobs', group: 'group.app', keys: ['Mod+J'] },
  component: JobsPanel,
  rail: { icon: ListTodo, order: 40, badge: JobsBadge },
});
