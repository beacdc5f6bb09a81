import { registerCommands, runCommand } from '../../commands/command.ts';
import { openProject } from '../../project/project-store.ts';
import {
  fixCurrent,
  goToNextProblem,
  hasCurrentProblem,
  hasCurrentWithoutText,
  hasProblems,
  markCurrentNoWords,
} from './review-actions.ts';

const shared = { group: 'group.review', scope: 'project' } as const;

registerCommands([
  { ...shared, id: 'review.next', keys: ['F8'], isEnabled: hasProblems, run: () => goToNextProblem(1) },
  {
    ...shared,
    id: 'review.previous',
    keys: ['Shift+F8'],
    isEnabled: hasProblems,
    run: () => goToNextProblem(-1),
  },
  { ...shared, id: 'review.fixCurrent', keys: ['F9'], isEnabled: hasCurrentProblem, run: fixCurrent },
  {
    ...shared,
    id: 'review.noWords',
    keys: ['Mod+Shift+F9'],
    isEnabled: hasCurrentWithoutText,
    run: markCurrentNoWords,
  },
  {
    ...shared,
    id: 'review.open',
    keys: ['Mod+F8'],
    isEnabled: () => openProject() !== null,
    run: () => runCommand('view.review'),
  },
]);
