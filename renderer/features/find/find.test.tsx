// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { TooltipProvider } from '../../components/Tooltip.tsx';
import { openProject, selectCues } from '../../project/project-store.ts';
import { cueText, openTestProject, testCues, testTrack } from '../../project/testing/test-project.ts';
import {
  changeQuery,
  changeReplacement,
  closeFind,
  goToMatch,
  openFind,
  replaceAll,
  replaceCurrent,
  toggleWithin,
} from './find-actions.ts';
import { currentMatchOf, findStore } from './find-store.ts';
import { FindBar } from './index.ts';
import { ThreadWorker } from './testing/thread-worker.ts';

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.stubGlobal('Worker', ThreadWorker);
});
afterAll(() => void vi.unstubAllGlobals());
afterEach(() => {
  closeFind();
  findStore.set((state) => ({
    ...state,
    within: null,
    query: { text: '', regex: false, matchCase: false, wholeWord: false },
  }));
});

const place = () => currentMatchOf(findStore.get());

describe('finding', () => {
  it('goes from match to match and round, selecting their cues', async () => {
    openTestProject([[testTrack('one'), testCues(['a cat', 'no', 'cat and cat'])]]);
    openFind(false);
    changeQuery({ text: 'cat' });
    expect(findStore.get().matches).toHaveLength(3);
    await goToMatch(1);
    expect(place()).toEqual({ cueId: 'one-0', start: 2, end: 5 });
    await goToMatch(1);
    await goToMatch(1);
    expect(place()).toEqual({ cueId: 'one-2', start: 8, end: 11 });
    expect(openProject()?.currentCueId).toBe('one-2');
    await goToMatch(1);
    expect(place()?.cueId).toBe('one-0');
    await goToMatch(-1);
    expect(place()?.start).toBe(8);
  });

  it('begins at the current cue', async () => {
    openTestProject([[testTrack('one'), testCues(['cat', 'cat', 'cat'])]]);
    selectCues(['one-1']);
    openFind(false);
    changeQuery({ text: 'cat' });
    await goToMatch(1);
    expect(place()?.cueId).toBe('one-1');
  });

  it('stays within the cues that were selected', async () => {
    openTestProject([[testTrack('one'), testCues(['cat', 'cat', 'cat'])]]);
    selectCues(['one-0', 'one-2']);
    openFind(true);
    changeQuery({ text: 'cat' });
    toggleWithin();
    expect(findStore.get().matches.map(({ cueId }) => cueId)).toEqual(['one-0', 'one-2']);
    changeReplacement('dog');
    await replaceAll();
    expect(
      openProject()
        ?.cues.get('one')
        ?.map(({ text }) => text),
    ).toEqual(['dog', 'cat', 'dog']);
  });

  it('replaces one by one without finding what it has written', async () => {
    const edits = openTestProject([[testTrack('one'), testCues(['cat cat', 'cat'])]]);
    openFind(true);
    changeQuery({ text: 'cat' });
    changeReplacement('cat-fish');
    await goToMatch(1);
    await replaceCurrent();
    expect(cueText('one-0')).toBe('cat-fish cat');
    expect(place()).toEqual({ cueId: 'one-0', start: 9, end: 12 });
    await replaceCurrent();
    await replaceCurrent();
    expect(cueText('one-0')).toBe('cat-fish cat-fish');
    expect(cueText('one-1')).toBe('cat-fish');
    expect(edits).toHaveLength(3);
  });

  it('replaces all in one edit and says how many', async () => {
    const edits = openTestProject([[testTrack('one'), testCues(['<i>cat</i> cat', 'Cat'])]]);
    openFind(true);
    changeQuery({ text: '(c)at', regex: true });
    changeReplacement('$1ow');
    await replaceAll();
    expect(edits).toHaveLength(1);
    expect(findStore.get().replacedCount).toBe(3);
    expect(cueText('one-0')).toBe('<i>cow</i> cow');
  });

  it('keeps in step with edits', () => {
    openTestProject([[testTrack('one'), testCues(['cat', 'cat'])]]);
    openFind(false);
    changeQuery({ text: 'cat' });
    openTestProject([[testTrack('one'), testCues(['dog', 'cat'])]]);
    expect(findStore.get().matches).toHaveLength(1);
  });

  it('searches many cues in slices and has them all', async () => {
    openTestProject([[testTrack('one'), testCues(Array.from({ length: 5000 }, (_, i) => `cue ${i}`))]]);
    openFind(false);
    changeQuery({ text: 'cue' });
    expect(findStore.get().matches).toHaveLength(0);
    await vi.waitFor(() => expect(findStore.get().matches).toHaveLength(5000));
  });
});

describe('a pattern', () => {
  it('takes two keys in a row one after the other', async () => {
    openTestProject([[testTrack('one'), testCues(['cat cat', 'cat'])]]);
    openFind(true);
    changeQuery({ text: '(?<first>c)at', regex: true });
    changeReplacement('$<first>ow');
    await Promise.all([goToMatch(1), replaceCurrent(), replaceCurrent()]);
    expect(cueText('one-0')).toBe('cow cow');
    expect(place()).toEqual({ cueId: 'one-1', start: 0, end: 3 });
  });

  it('that takes too long is stopped, and says so; the next one is searched', async () => {
    openTestProject([[testTrack('one'), testCues([`${'a'.repeat(5000)}!`, 'cat'])]]);
    openFind(true);
    changeQuery({ text: '(a+)+$', regex: true });
    await replaceAll();
    expect(findStore.get()).toMatchObject({ problem: 'too-slow', matches: [] });
    changeQuery({ text: 'c(?=at)' });
    await goToMatch(1);
    expect(findStore.get()).toMatchObject({ problem: null, current: 0 });
  });

  it('is searched no more when the bar closes', async () => {
    openTestProject([[testTrack('one'), testCues(['cat'])]]);
    openFind(false);
    changeQuery({ text: 'c.t', regex: true });
    const going = goToMatch(1);
    closeFind();
    await going;
    expect(findStore.get()).toMatchObject({ open: false, matches: [] });
  });
});

describe('the bar', () => {
  function showBar() {
    openTestProject([[testTrack('one'), testCues(['cat'])]]);
    const page = document.body.appendChild(document.createElement('div'));
    const root = createRoot(page);
    act(() =>
      root.render(
        <TooltipProvider>
          <FindBar />
        </TooltipProvider>,
      ),
    );
    return { page, root };
  }

  it('closes with Esc wherever the focus is in it, and keeps the focus when all is replaced', () => {
    const { page, root } = showBar();
    act(() => openFind(true));
    act(() => changeQuery({ text: 'cat', regex: false }));
    const all = [...page.querySelectorAll('button')].find((button) => button.textContent === 'Replace all')!;
    all.focus();
    act(() => all.click());
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Find in the captions');
    const option = page.querySelector<HTMLElement>('[aria-label="Match case"]')!;
    act(() => {
      option.focus();
      option.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    });
    expect(page.textContent).toBe('');
    act(() => root.unmount());
    page.remove();
  });

  it('is there only while it is open, and explains a bad pattern in place', async () => {
    const { page, root } = showBar();
    expect(page.textContent).toBe('');
    act(() => openFind(false));
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Find in the captions');
    act(() => changeQuery({ text: '(', regex: true }));
    await act(() =>
      vi.waitFor(() =>
        expect(page.querySelector('[role=status]')?.textContent).toContain('regular expression'),
      ),
    );
    expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true');
    act(() => root.unmount());
    page.remove();
  });
});
