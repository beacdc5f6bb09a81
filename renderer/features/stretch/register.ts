import { openProject } from '../../project/project-store.ts';
import { registerPanel } from '../../workspace/panels.ts';
import './messages.ts';
import { StretchDialog } from './StretchDialog.tsx';

registerPanel({
  id: 'stretch',
  place: 'dialog',
  order: 55,
  command: {
    id: 'cues.hearAgain',
    group: 'group.cue',
    keys: ['Mod+F9'],
    isEnabled: () => openProject() !== null,
  },
  component: StretchDialog,
});
