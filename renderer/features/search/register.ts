import { Search } from 'lucide-react';
import { registerView } from '../../workspace/views.ts';
import './commands.ts';
import './messages.ts';
import './results-lane.ts';
import { SearchView } from './SearchView.tsx';

registerView({
  id: 'search',
  command: { id: 'view.search', group: 'group.view', keys: [] },
  component: SearchView,
  rail: { icon: Search, order: 30 },
});
