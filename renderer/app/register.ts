import { SquarePen } from 'lucide-react';
import { registerView } from '../workspace/views.ts';
import { EditorView } from './EditorView.tsx';

registerView({
  id: 'editor',
  command: { id: 'view.editor', group: 'group.view', keys: [] },
  component: EditorView,
  rail: { icon: SquarePen, order: 20 },
  isAvailable: ({ mediaId }) => mediaId !== null,
});
