import { Clapperboard } from 'lucide-react';
import { registerCommands } from '../../commands/command.ts';
import { registerView } from '../../workspace/views.ts';
import { workspaceStore } from '../../workspace/workspace-store.ts';
import { LibraryView } from './LibraryView.tsx';
import './messages.ts';
import { selectAll } from './selection.ts';
import { shownVideos } from './use-listing.ts';

registerView({
  id: 'library',
  command: { id: 'app.library', group: 'group.app', keys: ['Mod+Shift+O'] },
  component: LibraryView,
  rail: { icon: Clapperboard, order: 10 },
});

registerCommands([
  {
    id: 'library.selectAll',
    group: 'group.app',
    keys: ['Mod+A'],
    scope: 'app',
    isEnabled: () => {
      const { view, dialog } = workspaceStore.get();
      return view === 'library' && dialog === null && shownVideos().length > 0;
    },
    run: () => selectAll(shownVideos().map(({ id }) => id)),
  },
]);
