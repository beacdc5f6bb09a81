import { registerCommands } from '../../commands/command.ts';
import { openProject } from '../../project/project-store.ts';
import { goToMatch, hasQuery, openFind, replaceAll, replaceCurrent } from './find-actions.ts';
import { findStore } from './find-store.ts';

const hasTrack = (): boolean => (openProject()?.activeTrackId ?? null) !== null;
const isReplacing = (): boolean => hasTrack() && findStore.get().open && findStore.get().replacing;
const shared = { group: 'group.find', scope: 'project' } as const;

registerCommands([
  { ...shared, id: 'find.open', keys: ['Mod+F'], isEnabled: hasTrack, run: () => openFind(false) },
  { ...shared, id: 'find.replace', keys: ['Mod+H'], isEnabled: hasTrack, run: () => openFind(true) },
  {
    ...shared,
    id: 'find.next',
    keys: ['F3'],
    isEnabled: () => hasTrack() && hasQuery(),
    run: () => goToMatch(1),
  },
  {
    ...shared,
    id: 'find.previous',
    keys: ['Shift+F3'],
    isEnabled: () => hasTrack() && hasQuery(),
    run: () => goToMatch(-1),
  },
  { ...shared, id: 'find.replaceOne', keys: [], isEnabled: isReplacing, run: replaceCurrent },
  { ...shared, id: 'find.replaceAll', keys: ['Mod+Alt+Enter'], isEnabled: isReplacing, run: replaceAll },
]);
