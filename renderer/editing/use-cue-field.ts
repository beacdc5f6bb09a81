/** What the text field of a cue does otherwise than other fields. */
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { runCommand } from '../commands/command.ts';
import { flushTyping } from './typing.ts';

type Field = RefObject<HTMLTextAreaElement | null>;

/** The browser's own undo (of its menu, too) is that of the app: the field has no history of its own. */
export function useAppHistory(field: Field): void {
  useEffect(() => {
    const element = field.current;
    const take = (event: InputEvent): void => {
      if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return;
      event.preventDefault();
      flushTyping();
      runCommand(event.inputType === 'historyUndo' ? 'edit.undo' : 'edit.redo');
    };
    element?.addEventListener('beforeinput', take);
    return () => element?.removeEventListener('beforeinput', take);
  }, [field]);
}

interface Caret {
  /** The person may have moved it. */
  readonly note: () => void;
  readonly typed: (text: string) => void;
}

/** A command that changes the text while it is open (a merge, undo) leaves the caret at its letters. */
export function useCaretKept(field: Field, text: string): Caret {
  const shown = useRef(text);
  const offset = useRef(0);
  useLayoutEffect(() => {
    const element = field.current;
    const before = shown.current;
    shown.current = text;
    if (element === null || before === text || element !== document.activeElement) return;
    const place = offsetAfterChange(before, text, offset.current);
    element.setSelectionRange(place, place);
    offset.current = place;
  }, [field, text]);
  return {
    note: () => (offset.current = field.current?.selectionStart ?? 0),
    typed: (typedText) => {
      shown.current = typedText;
      offset.current = field.current?.selectionStart ?? 0;
    },
  };
}

/** Where a place in one text lies in another: beside the same letters, or behind what came in their place. */
export function offsetAfterChange(before: string, after: string, offset: number): number {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  if (offset <= start) return offset;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return after.length - Math.min(end, before.length - offset);
}
