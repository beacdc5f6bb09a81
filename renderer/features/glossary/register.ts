import { registerCommands } from '../../commands/command.ts';
import { registerPanel } from '../../workspace/panels.ts';
import { CorrectionsDialog } from './CorrectionsDialog.tsx';
import { GlossaryDialog } from './GlossaryDialog.tsx';
import './messages.ts';
import { focusAskedStore } from './offer-focus.ts';
import { offerStore } from './offer-store.ts';

registerPanel({
  id: 'glossary',
  place: 'dialog',
  order: 56,
  command: { id: 'glossary.open', group: 'group.app', keys: [] },
  component: GlossaryDialog,
});

registerPanel({
  id: 'corrections',
  place: 'dialog',
  order: 57,
  command: {
    id: 'glossary.correct',
    group: 'group.edit',
    keys: [],
    isEnabled: () => (offerStore.get()?.left ?? 0) > 0,
  },
  component: CorrectionsDialog,
});

registerCommands([
  {
    id: 'glossary.offer',
    group: 'group.edit',
    keys: ['Mod+Alt+G'],
    scope: 'project',
    whileTyping: true,
    isEnabled: () => offerStore.get() !== null,
    run: () => focusAskedStore.set((count) => count + 1),
  },
]);
