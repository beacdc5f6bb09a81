import { registerCommands } from '../../commands/command.ts';
import { giveChosen, giveToNumber, hasChosenPart } from '../../editing/speaker-edits.ts';
import { spokenOf } from '../../editing/speakers.ts';
import { openProject } from '../../project/project-store.ts';
import { openPanel } from '../../workspace/panels.ts';
import { wantFocus } from '../../workspace/panel-focus.ts';
import './messages.ts';
import { findFormStore } from './find-form-store.ts';

const shared = { group: 'group.speaker', scope: 'project' } as const;
const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

const hasSpeakers = (): boolean => {
  const project = openProject();
  return project !== null && hasChosenPart() && spokenOf(project).speakers.length > 0;
};

registerCommands([
  {
    ...shared,
    id: 'speaker.find',
    keys: ['Alt+Shift+F'],
    // Without captions there is no place for the panel: new captions find speakers, too.
    isEnabled: () => openProject()?.media.hasAudio === true && (openProject()?.tracks.length ?? 0) > 0,
    run() {
      findFormStore.set(true);
      wantFocus('speakers');
      openPanel('speakers');
    },
  },
  ...numbers.map((number) => ({
    ...shared,
    id: `speaker.give${number}` as const,
    keys: [`Alt+${number}`],
    isEnabled: hasSpeakers,
    run: () => giveToNumber(number),
  })),
  {
    ...shared,
    id: 'speaker.giveNobody',
    keys: ['Alt+0'],
    isEnabled: hasSpeakers,
    run: () => giveChosen(null),
  },
]);
