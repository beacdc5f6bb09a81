/** Listens to the keyboard for the whole page and runs commands. */
import { allCommands, runCommand } from '../commands/command.ts';
import { projectStore } from '../project/project-store.ts';
import { settingsStore } from '../settings/settings-store.ts';
import { commandForKey, type FocusedKind } from './dispatch.ts';
import { closedWorlds, followFocus, isTakenByPointer } from './focus-origin.ts';
import { pressedKey } from './shortcut.ts';

const textInputs = /^(?:text|search|url|tel|email|password|number|date|time|datetime-local|month|week)$/;

function focusOf(target: EventTarget | null): FocusedKind {
  if (!(target instanceof HTMLElement)) return 'page';
  if (target instanceof HTMLInputElement && textInputs.test(target.type)) return 'text';
  if (target.matches('[data-cue-text]')) return 'cue-text';
  if (target instanceof HTMLTextAreaElement || target.isContentEditable) return 'text';
  if (isTakenByPointer(target)) return 'page';
  // A list of choices takes letters to find one.
  if (target instanceof HTMLSelectElement) return 'text';
  if (target.closest(withArrows) !== null) return 'slider';
  if (target.closest(spaceOnly) !== null) return 'switch';
  return target.closest('button, a[href], summary, [role="button"]') === null ? 'page' : 'button';
}

const withArrows =
  'input[type="radio"], input[type="range"], [role="slider"], [role="separator"], [role="tab"], [role="option"]';
/** What only Space presses, and the forms of sheets, in which one expects it of every button. */
const spaceOnly = 'input, [role="switch"], [data-sheet] button';

/** Returns the way to stop. */
export function listenToKeys(page: Window): () => void {
  const heldKeys = new Set<string>();

  function pressed(event: KeyboardEvent): void {
    const key = pressedKey(event);
    const { target } = event;
    const isElsewhere = target instanceof Element && target.closest(closedWorlds) !== null;
    if (!event.defaultPrevented && !event.isComposing && !isElsewhere) run(event);
    if (key?.length === 1) heldKeys.add(key);
  }

  function run(event: KeyboardEvent): void {
    const command = commandForKey(event, {
      commands: allCommands(),
      overrides: settingsStore.get().keys,
      isProjectOpen: projectStore.get().status === 'open',
      focus: focusOf(event.target),
      isRepeat: event.repeat,
      heldKeys,
    });
    if (command === null) return;
    event.preventDefault();
    runCommand(command.id);
  }

  function released(event: KeyboardEvent): void {
    // The name may differ from the press (Shift released first), so a modifier ends everything.
    const key = pressedKey(event);
    if (key === null) heldKeys.clear();
    else heldKeys.delete(key);
  }
  const forget = (): void => heldKeys.clear();

  const stopFollowing = followFocus(page);
  page.addEventListener('keydown', pressed);
  page.addEventListener('keyup', released);
  page.addEventListener('blur', forget);
  return () => {
    stopFollowing();
    page.removeEventListener('keydown', pressed);
    page.removeEventListener('keyup', released);
    page.removeEventListener('blur', forget);
  };
}
