/**
 * [Note: Whose keys] Bare keys (Space, J K L, arrows, B, Delete) are the editor's wherever the focus is, unless one
 * types, or a dialog, a menu or a list with keys of its own has the focus. So what a pointer presses does not keep the
 * focus: buttons never take it (and what is typed in meanwhile is left, as by any press beside it), and a list of
 * choices or a slider gives it back when it has its value. What was reached by the keyboard keeps it and takes Enter;
 * Space plays all the same, as in every editing program, but for what only Space can press and in the forms of sheets.
 */

/** These have keys of their own. */
export const closedWorlds = '[role="dialog"], [role="alertdialog"], [role="menu"]';

const buttons = 'button, summary, a[href], [role="button"], [role="tab"]';
/** What a press is enough for: the value is chosen, nothing is typed. */
const choices =
  'select, input[type="range"], input[type="checkbox"], input[type="radio"], input[type="color"]';
const fields = 'input, textarea, [contenteditable="true"]';

interface Taken {
  readonly element: Element;
  /** What had the focus before. */
  readonly before: Element | null;
}

let isPointerLast = false;
/** What took the focus by a press of the pointer, while it has it. */
let taken: Taken | null = null;

/** True where a press of the pointer, not the keyboard, gave the focus to an element that has it. */
export function isTakenByPointer(element: Element): boolean {
  return taken?.element === element;
}

function focusCame(event: FocusEvent): void {
  const { target, relatedTarget } = event;
  if (!(target instanceof Element)) return;
  const before = relatedTarget instanceof Element ? relatedTarget : null;
  taken = isPointerLast ? { element: target, before } : null;
}

/** The default of a press is to take the focus: that alone is prevented, the click comes as ever. */
function leaveFocus(event: MouseEvent): void {
  const button = event.target instanceof Element ? event.target.closest(buttons) : null;
  if (button === null || event.defaultPrevented || button.closest(closedWorlds) !== null) return;
  event.preventDefault();
  const { activeElement } = document;
  const isTyping = activeElement?.matches(fields) === true && !activeElement.matches(choices);
  const isOneThing = button.closest('[role="search"]')?.contains(activeElement) === true;
  if (isTyping && !isOneThing && activeElement instanceof HTMLElement) activeElement.blur();
}

function giveBack(event: Event): void {
  const { target } = event;
  if (!(target instanceof HTMLElement) || !target.matches(choices) || !isTakenByPointer(target)) return;
  if (target.closest(closedWorlds) !== null) return;
  const before = taken?.before;
  if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  else target.blur();
}

/** Returns the way to stop. */
export function followFocus(page: Window): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  page.addEventListener('pointerdown', () => (isPointerLast = true), { capture: true, signal });
  page.addEventListener('keydown', () => (isPointerLast = false), { capture: true, signal });
  page.addEventListener('focusin', focusCame, { capture: true, signal });
  // After the page's own listeners: some of them ask whether the press was prevented.
  page.addEventListener('mousedown', leaveFocus, { signal });
  page.addEventListener('change', giveBack, { signal });
  return () => stop.abort();
}
