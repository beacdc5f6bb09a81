import { registerPanel } from '../../workspace/panels.ts';
import { ModelsDialog } from './ModelsDialog.tsx';
import './messages.ts';

registerPanel({
  id: 'models',
  place: 'dialog',
  order: 40,
  command: { id: 'app.models', group: 'group.app', keys: [] },
  component: ModelsDialog,
});
