import { Clapperboard } from 'lucide-react';
import { registerView } from '../../workspace/views.ts';
import { LibraryView } from './LibraryView.tsx';
import './messages.ts';

registerView({
  id: 'library',
  command: { id: 'app.library', group: 'group.app', keys: ['Mod+Shift+O'] },
  component: LibraryView,
  rail: { icon: Clapperboard, order: 10 },
});
