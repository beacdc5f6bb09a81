import { registerPanel } from '../../workspace/panels.ts';
import { KeySheet } from './KeySheet.tsx';
import './messages.ts';

registerPanel({
  id: 'keys',
  place: 'dialog',
  order: 20,
  command: { id: 'app.keys', group: 'group.app', keys: ['?', 'F1'] },
  component: KeySheet,
});
