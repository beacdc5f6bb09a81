import { registerCommands, runCommand } from '../../commands/command.ts';
import { openProject } from '../../project/project-store.ts';
import { flushTyping } from '../../editing/typing.ts';
import { takeOffer } from '../../editing/alternatives.ts';
import { currentOffer } from './current-offer.ts';
import {
  fixCurrent,
  goToNextProblem,
  hasCurrentProblem,
  hasCurrentWithoutText,
  hasProblems,
  markCurrentNoWords,
} from './review-actions.ts';

const shared = { group: 'group.review', scope: 'project' } as const;

const takings = ['review.takeFirst', 'review.takeSecond', 'review.takeThird'] as const;

registerCommands([
  ...takings.map((id, index) => ({
    ...shared,
    id,
    keys: [`${index + 1}`, `Alt+${index + 1}`],
    goesFirst: true,
    isEnabled: () => (currentOffer()?.word.alternatives.length ?? 0) > index,
    run: () => {
      flushTyping();
      const offer = currentOffer();
      if (offer !== null) takeOffer(offer, index + 1);
    },
  })),
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
