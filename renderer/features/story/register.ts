import { registerPanel } from '../../workspace/panels.ts';
import './coverage-lane.ts';
import './messages.ts';
import { StoryPanel } from './StoryPanel.tsx';

registerPanel({
  id: 'story',
  place: 'content',
  order: 20,
  command: { id: 'view.story', group: 'group.view', keys: ['2'] },
  component: StoryPanel,
});
