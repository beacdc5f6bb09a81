// @vitest-environment jsdom
import { act } from 'react';
import type { Root } from 'react-dom/client';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { deleteCues } from '../../../core/edit/delete.ts';
import { runCommand, type CommandId } from '../../commands/command.ts';
import { TooltipProvider } from '../../components/Tooltip.tsx';
import { editContextOf } from '../../project/edit-context.ts';
import { changeProject, openProject, selectCue } from '../../project/project-store.ts';
import { followPresses } from '../../editing/press.ts';
import { stopEditing } from '../../editing/editing-store.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { CueList } from './CueList.tsx';
import './register.ts';
import {
  applyToPage,
  cueText,
  openTestProject,
  testCues,
  testTrack,
} from '../../project/testing/test-project.ts';

let root: Root;
let page: HTMLElement;

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  // jsdom lays nothing out: the list is given the size of a window and each row that of a row.
  const sizes = { clientHeight: 600, clientWidth: 600, offsetHeight: 45, offsetWidth: 600 };
  for (const [name, value] of Object.entries(sizes)) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value });
  }
});

beforeEach(() => {
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
});
afterEach(() => {
  act(() => root.unmount());
  stopEditing();
  page.remove();
});

function show(): void {
  act(() =>
    root.render(
      <TooltipProvider>
        <CueList />
      </TooltipProvider>,
    ),
  );
}

function applyToPageNow(deletedId: string): void {
  const context = editContextOf(openProject()!)!;
  act(() => applyToPage(deleteCues(context, [deletedId], { ripple: false })!));
}

const row = (cueId: string): HTMLElement => {
  const found = page.querySelector<HTMLElement>(`#cue-row-${cueId}`);
  if (found === null) throw new Error(`No row ${cueId}`);
  return found;
};
const openField = (): HTMLTextAreaElement => {
  const field = page.querySelector('textarea');
  if (field === null) throw new Error('No text is open.');
  return field;
};
const textCell = (cueId: string): HTMLElement =>
  row(cueId).querySelector<HTMLElement>('[role=gridcell][dir]')!;

function press(target: Element, key: string, more: KeyboardEventInit = {}): void {
  act(
    () =>
      void target.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
      ),
  );
}

function type(field: HTMLTextAreaElement | HTMLInputElement, text: string): void {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  act(() => {
    Object.getOwnPropertyDescriptor(prototype.prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** Commands run in a promise of their own. */
const run = (id: CommandId): Promise<void> =>
  act(async () => {
    runCommand(id);
    await Promise.resolve();
  });

describe('the cue list', () => {
  it('calls a cue doubtful by the level of doubt that the review has', () => {
    const before = settingsStore.get();
    const cues = testCues(['Clear']).map((cue) => ({ ...cue, confidence: 0.7 }));
    openTestProject([[testTrack('one'), cues]]);
    show();
    const told = () => page.querySelector('[role=img][aria-label*="onfidence"]')?.getAttribute('aria-label');
    expect(told()).toBe('Confidence 70%');
    act(() => settingsStore.set({ ...before, doubt: 0.8 }));
    expect(told()).toBe('Low confidence: 70%');
    act(() => settingsStore.set(before));
  });

  it('names each cue for screen readers and keeps only some rows of many on the page', () => {
    openTestProject([[testTrack('one'), testCues(Array.from({ length: 20_000 }, (_, i) => `Text ${i}`))]]);
    show();
    const rows = page.querySelectorAll('[role=row][data-index]');
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.length).toBeLessThan(200);
    expect(page.querySelector('[role=grid]')?.getAttribute('aria-rowcount')).toBe('20001');
    expect(row('one-3').getAttribute('aria-label')).toBe('Cue 4, 9 seconds, Text 3');
  });

  it('opens a text with one click, commits with Enter and opens the next', () => {
    openTestProject([[testTrack('one'), testCues(['First', 'Second', 'Third'])]]);
    show();
    act(() => textCell('one-0').click());
    expect(openField().getAttribute('lang')).toBe('en');
    type(openField(), 'First, mended');
    press(openField(), 'Enter');
    expect(cueText('one-0')).toBe('First, mended');
    expect(openField().value).toBe('Second');
    expect(document.activeElement).toBe(openField());
    expect(openProject()?.currentCueId).toBe('one-1');
  });

  it('leaves Enter to an input method that is open', () => {
    openTestProject([[testTrack('one'), testCues(['First', 'Second'])]]);
    show();
    act(() => textCell('one-0').click());
    press(openField(), 'Enter', { isComposing: true });
    expect(openField().value).toBe('First');
  });

  it('leaves a text with Esc and keeps what was typed, the focus going to the list', () => {
    openTestProject([[testTrack('one'), testCues(['First'])]]);
    show();
    act(() => textCell('one-0').click());
    type(openField(), 'First, mended');
    press(openField(), 'Escape');
    expect(cueText('one-0')).toBe('First, mended');
    expect(page.querySelector('textarea')).toBeNull();
    expect(document.activeElement?.getAttribute('role')).toBe('grid');
  });

  it('keeps both texts when Esc follows a merge, and after a split', async () => {
    openTestProject([[testTrack('one'), testCues(['One two', 'Three'])]]);
    show();
    act(() => textCell('one-0').click());
    act(() => row('one-0').click());
    await run('cue.merge');
    expect(openField().value).toBe('One two Three');
    press(openField(), 'Escape');
    expect(cueText('one-0')).toBe('One two Three');
    act(() => textCell('one-0').click());
    openField().setSelectionRange(4, 4);
    await run('cue.splitAtCaret');
    press(openField(), 'Escape');
    expect(
      openProject()
        ?.cues.get('one')
        ?.map(({ text }) => text),
    ).toEqual(['One', 'two Three']);
  });

  it('gives the focus to the list when Enter leaves the last text', () => {
    openTestProject([[testTrack('one'), testCues(['First', 'Last'])]]);
    show();
    act(() => row('one-1').click());
    act(() => textCell('one-1').click());
    press(openField(), 'Enter');
    expect(page.querySelector('textarea')).toBeNull();
    expect(document.activeElement?.getAttribute('role')).toBe('grid');
  });

  it('goes on in the current cue when the one that is typed in is taken away', () => {
    openTestProject([[testTrack('one'), testCues(['First', 'Second'])]]);
    show();
    act(() => textCell('one-1').click());
    act(() => selectCue('one-0'));
    applyToPageNow('one-1');
    expect(openField().value).toBe('First');
    expect(document.activeElement).toBe(openField());
  });

  it('merges with the cue before by Backspace at the start of a text, the caret where they meet', () => {
    openTestProject([[testTrack('one'), testCues(['One two', 'three', ''])]]);
    show();
    act(() => textCell('one-1').click());
    openField().setSelectionRange(1, 1);
    press(openField(), 'Backspace');
    expect(cueText('one-1')).toBe('three');
    openField().setSelectionRange(0, 0);
    press(openField(), 'Backspace', { repeat: true });
    expect(cueText('one-1')).toBe('three');
    press(openField(), 'Backspace');
    expect(cueText('one-0')).toBe('One two three');
    expect([openField().value, openField().selectionStart]).toEqual(['One two three', 8]);
    act(() => textCell('one-2').click());
    openField().setSelectionRange(0, 0);
    press(openField(), 'Backspace');
    expect(openProject()?.cues.get('one')).toMatchObject([{ id: 'one-0', endMs: 5000 }]);
    expect(openField().selectionStart).toBe('One two three'.length);
  });

  it('moves nothing between press and click: the text that was pressed opens', () => {
    openTestProject([[testTrack('one'), testCues(['First\nline', 'Second', 'Third'])]]);
    const stop = followPresses(window);
    vi.useFakeTimers();
    show();
    act(() => textCell('one-0').click());
    act(() => void window.dispatchEvent(new Event('pointerdown')));
    act(() => page.querySelector<HTMLElement>('[role=grid]')!.focus());
    applyToPageNow('one-1');
    expect(openField().value).toBe('First\nline');
    expect(textCell('one-2').textContent).toBe('Third');
    act(() => void window.dispatchEvent(new Event('pointerup')));
    act(() => textCell('one-2').click());
    act(() => void vi.runAllTimers());
    expect(openField().value).toBe('Third');
    expect(page.querySelector('#cue-row-one-1')).toBeNull();
    vi.useRealTimers();
    stop();
  });

  it('keeps what was typed when the list is closed', () => {
    openTestProject([[testTrack('one'), testCues(['First'])]]);
    show();
    act(() => textCell('one-0').click());
    type(openField(), 'First, typed');
    act(() => root.render(null));
    expect(cueText('one-0')).toBe('First, typed');
  });

  it('shows text of a file as text, never as markup', () => {
    openTestProject([
      [testTrack('one'), testCues(['<script>alert(1)</script> {\\an8}<img src=x onerror=y>'])],
    ]);
    show();
    expect(textCell('one-0').textContent).toBe('<script>alert(1)</script> {\\an8}<img src=x onerror=y>');
    expect(page.querySelector('script, img')).toBeNull();
  });

  it('tells the language of a cue that is said in another than the track', () => {
    const [first, second] = testCues(['First', '第二']);
    openTestProject([[testTrack('one'), [first!, { ...second!, language: 'zh' }]]]);
    show();
    expect(textCell(second!.id).getAttribute('lang')).toBe('zh');
    const told = [...page.querySelectorAll('[role="img"][aria-label="Chinese"]')];
    expect(told.map(({ textContent }) => textContent)).toEqual(['ZH']);
  });

  it('sets times by typing and explains what is no time', () => {
    openTestProject([[testTrack('one'), testCues(['First', 'Second'])]]);
    show();
    act(() => row('one-1').querySelector('button')!.click());
    const field = page.querySelector('input')!;
    type(field, '1:99x');
    expect(page.querySelector('[role=alert]')?.textContent).toContain('Not a time');
    type(field, '+0.5');
    press(field, 'Enter');
    expect(openProject()?.cues.get('one')?.[1]?.startMs).toBe(3500);
  });

  it('selects ranges and single cues with Shift and Ctrl', () => {
    openTestProject([[testTrack('one'), testCues(['a', 'b', 'c', 'd'])]]);
    show();
    const click = (cueId: string, more: MouseEventInit = {}) =>
      act(() => void row(cueId).dispatchEvent(new MouseEvent('click', { bubbles: true, ...more })));
    click('one-0');
    click('one-2', { shiftKey: true });
    click('one-1', { ctrlKey: true });
    expect([...(openProject()?.selection ?? [])]).toEqual(['one-0', 'one-2']);
    expect(row('one-2').getAttribute('aria-selected')).toBe('true');
  });

  it('puts the cues of a second track beside those they overlap, and edits them there', () => {
    openTestProject([
      [testTrack('one'), testCues(['Good morning', 'Good night'])],
      [testTrack('two', { language: 'ar' }), testCues(['صباح الخير', 'تصبح على خير'], 'two')],
    ]);
    changeProject((project) => ({ ...project, secondTrackId: 'two' }));
    show();
    const other = [...row('one-1').querySelectorAll<HTMLElement>('[lang=ar]')].at(-1)!;
    expect(other.textContent).toBe('تصبح على خير');
    expect(other.dir).toBe('auto');
    act(() => other.click());
    type(openField(), 'ليلة سعيدة');
    press(openField(), 'Escape');
    act(() => row('one-0').querySelector<HTMLElement>('[lang=ar]')!.click());
    type(openField(), 'صباح النور');
    press(openField(), 'Enter');
    expect(cueText('two-0', 'two')).toBe('صباح النور');
    expect(cueText('two-1', 'two')).toBe('ليلة سعيدة');
    expect(openField().value).toBe('ليلة سعيدة');
  });

  it('does what the commands say', async () => {
    openTestProject([[testTrack('one'), testCues(['One two', 'Three'])]]);
    show();
    await run('cue.next');
    await run('cue.merge');
    expect(
      openProject()
        ?.cues.get('one')
        ?.map(({ text }) => text),
    ).toEqual(['One two Three']);
    await run('edit.selectAll');
    await run('cue.delete');
    expect(openProject()?.cues.get('one')).toEqual([]);
    expect(page.textContent).toContain('This track is empty');
    await run('cue.insert');
    expect(openField().getAttribute('aria-label')).toBe('Text of cue 1');
  });
});

it('says of a translation that is on its way that it is translated, not recognised, and offers no cue to insert', () => {
  const source = testTrack('one', { position: 1 });
  const translation = testTrack('two', { translates: 'one', source: 'translation', state: 'growing' });
  openTestProject([
    [translation, []],
    [source, testCues(['Hello', 'Bye'])],
  ]);
  show();
  expect(page.textContent).toContain('The cues are being translated');
  expect(page.textContent).not.toMatch(/recognised|insert a cue/iu);
  act(
    () =>
      void openTestProject([
        [{ ...translation, state: 'complete' }, []],
        [source, testCues(['Hello', 'Bye'])],
      ]),
  );
  show();
  expect(page.textContent).toContain('Nothing is translated yet');
  expect(page.textContent).not.toMatch(/insert a cue/iu);
});

it('has columns whose edges keys and the pointer pull, and keeps their widths', () => {
  openTestProject([[testTrack('one'), testCues(['a', 'b'])]]);
  show();
  const grips = [...page.querySelectorAll('[role=columnheader] [role=separator]')] as HTMLElement[];
  const widths = (): string =>
    page.querySelector<HTMLElement>('[role=grid]')!.style.getPropertyValue('--cue-numbers');
  expect(grips.map((grip) => grip.getAttribute('aria-valuenow'))).toEqual(['40', '82', '64']);
  press(grips[1]!, 'ArrowRight');
  expect(widths()).toBe([40, 90, 64].map((width) => `calc(${width}px * var(--text-scale))`).join(' '));
  grips[0]!.setPointerCapture = () => undefined;
  for (const [kind, clientX] of [
    ['pointerdown', 10],
    ['pointermove', 45],
    ['pointerup', 45],
    ['pointermove', 99],
  ] as const) {
    act(() => void grips[0]!.dispatchEvent(new MouseEvent(kind, { clientX, bubbles: true })));
  }
  expect(settingsStore.get().panels['cue-columns']).toEqual([75, 90, 64]);
  press(grips[0]!, 'Home');
  press(grips[1]!, 'Home');
  expect(settingsStore.get().panels['cue-columns']).toEqual([40, 82, 64]);
});
