import { registerCommands, runCommand } from '../../commands/command.ts';
import { openProject } from '../../project/project-store.ts';
import { flushTyping } from '../../editing/typing.ts';
import { takeOffer } from '../../editing/alternatives.ts';
import { isTyping } from '../../editing/editing-store.ts';
import { currentOffer } from './current-offer.ts';
import {
  fixCurrent,
  giveCurrentTo,
  goToNextProblem,
  hasCurrentProblem,
  hasCurrentWithoutText,
  hasProblems,
  markCurrentNoWords,
} from './review-actions.ts';
import { currentUncertain, listenTo, speakerOfKey } from './uncertain-speaker.ts';

const shared = { group: 'group.review', scope: 'project' } as const;

const takings = ['review.takeFirst', 'review.takeSecond', 'review.takeThird'] as const;
const furtherSpeakers = [4, 5, 6, 7, 8, 9] as const;

function takeNumber(number: number): void {
  flushTyping();
  const name = isTyping() ? null : speakerOfKey(number);
  if (name !== null) {
    giveCurrentTo(name);
    return;
  }
  const offer = currentOffer();
  if (offer !== null) takeOffer(offer, number);
}

const isSpeakerMeant = (number: number): boolean => !isTyping() && speakerOfKey(number) !== null;

registerCommands([
  ...takings.map((id, index) => ({
    ...shared,
    id,
    keys: [`${index + 1}`, `Alt+${index + 1}`],
    goesFirst: true,
    isEnabled: () => isSpeakerMeant(index + 1) || (currentOffer()?.word.alternatives.length ?? 0) > index,
    run: () => takeNumber(index + 1),
  })),
  ...furtherSpeakers.map((number) => ({
    ...shared,
    id: `review.speaker${number}` as const,
    keys: [`${number}`],
    goesFirst: true,
    isEnabled: () => isSpeakerMeant(number),
    run: () => takeNumber(number),
  })),
  {
    ...shared,
    id: 'review.listen',
    keys: ['F5'],
    goesFirst: true,
    isEnabled: () => currentUncertain() !== null,
    run() {
      const uncertain = currentUncertain();
      if (uncertain !== null) listenTo(uncertain.problem);
    },
  },
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
