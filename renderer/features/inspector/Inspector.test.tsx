// @vitest-environment jsdom
import { act } from 'react';
import type { Root } from 'react-dom/client';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../commands/command.ts';
import { TooltipProvider } from '../../components/Tooltip.tsx';
import { activeCues, openProject, selectCues } from '../../project/project-store.ts';
import '../cues/register.ts';
import { stopEditing } from '../../editing/editing-store.ts';
import { cueText, openTestProject, testCues, testTrack } from '../../project/testing/test-project.ts';
import { Inspector } from './Inspector.tsx';

let root: Root;
let page: HTMLElement;

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
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

function show(texts: readonly string[], selected: readonly string[]): void {
  openTestProject([[testTrack('one'), testCues(texts)]]);
  selectCues(selected);
  act(() =>
    root.render(
      <TooltipProvider>
        <Inspector />
      </TooltipProvider>,
    ),
  );
}

const field = (): HTMLTextAreaElement => page.querySelector('textarea')!;
const labelled = (label: string): HTMLInputElement => {
  const found = [...page.querySelectorAll('label')].find(({ textContent }) => textContent === label);
  return document.getElementById(found?.htmlFor ?? '') as HTMLInputElement;
};
function type(input: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const prototype = input instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  act(() => {
    Object.getOwnPropertyDescriptor(prototype.prototype, 'value')?.set?.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
const press = (target: Element, key: string): void =>
  act(
    () => void target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })),
  );

describe('the inspector', () => {
  it('goes from text to text with Enter, the focus staying in the field', () => {
    show(['First', 'Second', 'Third'], ['one-0']);
    act(() => field().focus());
    type(field(), 'First, mended');
    press(field(), 'Enter');
    expect(cueText('one-0')).toBe('First, mended');
    expect(field().value).toBe('Second');
    expect(document.activeElement).toBe(field());
  });

  it('opens the text by the command while it is shown', async () => {
    show(['First', 'Second'], ['one-1']);
    await act(async () => {
      runCommand('cue.edit');
      await Promise.resolve();
    });
    expect(document.activeElement).toBe(field());
    expect(field().selectionStart).toBe('Second'.length);
  });

  it('sets times, and the speaker and the position of all selected cues', () => {
    show(['First', 'Second'], ['one-0', 'one-1']);
    type(labelled('Out'), '2.5');
    press(labelled('Out'), 'Enter');
    type(labelled('Speaker'), 'Anna');
    press(labelled('Speaker'), 'Enter');
    type(labelled('WebVTT settings'), 'line:0');
    press(labelled('WebVTT settings'), 'Enter');
    const cues = openProject()?.cues.get('one') ?? [];
    expect(cues[0]?.endMs).toBe(2500);
    expect(cues.map(({ speaker, settings }) => [speaker, settings])).toEqual([
      ['Anna', 'line:0'],
      ['Anna', 'line:0'],
    ]);
  });

  it('says what to do while no cue is selected', () => {
    show(['First'], []);
    expect(page.textContent).toContain('No cue is selected');
  });

  it('sets the language of a passage, and says what is no language', () => {
    show(['Hola', 'Adiós'], ['one-0', 'one-1']);
    const language = labelled('Language');
    act(() => language.focus());
    type(language, 'xq!');
    press(language, 'Enter');
    expect(language.value).toBe('');
    type(language, 'es');
    expect(page.textContent).toContain('Spanish');
    press(language, 'Enter');
    expect(activeCues(openProject()!).map((cue) => cue.language)).toEqual(['es', 'es']);
    expect(field().lang).toBe('es');
  });
});
