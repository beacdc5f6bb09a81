import { registerCommands, type Command } from '../../../../commands/command.ts';
import { acceptAllProposals, showRefused } from '../../../../editing/chapter-edits.ts';
import { playhead } from '../../../../player/playhead.ts';
import {
  addChapterAt,
  atPlayhead,
  goToChapter,
  hasChapters,
  hasRefused,
  mergeOnLane,
  moveNearestHere,
  removeFromLane,
  startRenaming,
  toggleLock,
  togglePart,
} from './chapter-actions.ts';
import {
  acceptChosen,
  changeCount,
  goToProposal,
  hasProposals,
  hasTree,
  isProposalMeant,
  refuseChosen,
} from './proposal-actions.ts';

type Entry = Omit<Command, 'scope' | 'group'>;

const ofChapters: readonly Entry[] = [
  { id: 'chapter.add', keys: ['M'], run: () => addChapterAt(playhead.get().timeMs) },
  { id: 'chapter.rename', keys: ['Shift+M'], isEnabled: hasChapters, run: atPlayhead(startRenaming) },
  { id: 'chapter.moveHere', keys: ['Alt+Shift+M'], isEnabled: hasChapters, run: moveNearestHere },
  { id: 'chapter.merge', keys: ['Alt+Shift+J'], isEnabled: hasChapters, run: atPlayhead(mergeOnLane) },
  { id: 'chapter.part', keys: ['Alt+Shift+P'], isEnabled: hasChapters, run: atPlayhead(togglePart) },
  { id: 'chapter.lock', keys: ['Alt+Shift+L'], isEnabled: hasChapters, run: atPlayhead(toggleLock) },
  {
    id: 'chapter.delete',
    keys: ['Alt+Shift+Delete'],
    isEnabled: hasChapters,
    run: atPlayhead(removeFromLane),
  },
  { id: 'chapter.next', keys: ['Alt+PageDown'], isEnabled: hasChapters, run: () => goToChapter(1) },
  { id: 'chapter.previous', keys: ['Alt+PageUp'], isEnabled: hasChapters, run: () => goToChapter(-1) },
];

const ofProposals: readonly Entry[] = [
  {
    id: 'chapter.nextProposal',
    keys: ['Alt+Shift+PageDown'],
    isEnabled: hasTree,
    run: () => goToProposal(1),
  },
  {
    id: 'chapter.previousProposal',
    keys: ['Alt+Shift+PageUp'],
    isEnabled: hasTree,
    run: () => goToProposal(-1),
  },
  { id: 'chapter.accept', keys: ['Enter'], goesFirst: true, isEnabled: isProposalMeant, run: acceptChosen },
  { id: 'chapter.refuse', keys: ['Delete'], goesFirst: true, isEnabled: isProposalMeant, run: refuseChosen },
  { id: 'chapter.acceptAll', keys: ['Alt+Shift+Enter'], isEnabled: hasProposals, run: acceptAllProposals },
  { id: 'chapter.offerRefused', keys: ['Alt+Shift+R'], isEnabled: hasRefused, run: showRefused },
  { id: 'chapter.fewer', keys: ['Alt+-'], isEnabled: hasTree, run: () => changeCount(-1) },
  { id: 'chapter.more', keys: ['Alt+='], isEnabled: hasTree, run: () => changeCount(1) },
];

registerCommands(
  [...ofChapters, ...ofProposals].map((entry) => ({ ...entry, group: 'group.chapter', scope: 'project' })),
);
