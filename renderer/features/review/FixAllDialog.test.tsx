// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCommand } from '../../commands/command.ts';
import { TooltipProvider } from '../../components/Tooltip.tsx';
import { openProject, selectCue } from '../../project/project-store.ts';
import { openTestProject, testTrack } from '../../project/testing/test-project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { workspaceStore } from '../../workspace/workspace-store.ts';
import { FixAllDialog } from './FixAllDialog.tsx';
import '../cues/register.ts';
import './register.ts';
import { goToNextProblem, showKind } from './review-actions.ts';
import { fixableProblems, reviewStore } from './review-store.ts';

const cue = (id: string, startMs: number, endMs: number, text: string): TrackCue => ({
  id,
  startMs,
  endMs,
  text,
  origin: 'file',
});
/** Two that can be mended, one that can't: it is too fast, and there is no room. */
const bad = [
  cue('a', 0, 2000, 'Two  spaces.'),
  cue('b', 3000, 3200, 'Too short.'),
  cue('c', 9000, 9300, 'This is too long to be read so soon.'),
  cue('d', 9380, 12_000, 'Next.'),
];

let root: Root;
let page: HTMLElement;
beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const sizes = { clientHeight: 600, clientWidth: 600, offsetHeight: 100, offsetWidth: 600 };
  for (const [name, value] of Object.entries(sizes)) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value });
  }
});
beforeEach(async () => {
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
  reviewStore.set((state) => ({ ...state, refused: new Map(), kind: null }));
  openTestProject([[testTrack('one'), bad]]);
  await reviewed();
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

/** What is computed in slices comes in between. */
async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !condition(); turn += 1) {
    await act(() => new Promise((resolve) => setTimeout(resolve, 5)));
  }
  expect(condition()).toBe(true);
}
const reviewed = (): Promise<void> => until(() => reviewStore.get().status === 'done');
const codes = (): readonly string[] =>
  reviewStore.get().problems.map(({ cueId, code }) => `${cueId} ${code}`);
const button = (name: RegExp): HTMLButtonElement =>
  [...document.querySelectorAll('button')].find(({ textContent }) => name.test(textContent))!;

async function show(onOpenChange: (open: boolean) => void = () => undefined): Promise<void> {
  act(() =>
    root.render(
      <TooltipProvider>
        <FixAllDialog open onOpenChange={onOpenChange} />
      </TooltipProvider>,
    ),
  );
  await until(() => document.body.textContent.includes('All changes'));
}

describe('fixing all', () => {
  it('shows every change with a check box, makes those that are checked, and offers the rest no more', async () => {
    const closed = vi.fn();
    await show(closed);
    const boxes = [...document.querySelectorAll<HTMLInputElement>('li input[type=checkbox]')];
    expect(boxes).toHaveLength(2);
    expect(document.body.textContent).toContain('Two  spaces.');
    expect(document.body.textContent).toContain('Two spaces.');
    expect(document.body.textContent).toContain('2 changes are safe: of 5 problems 2 are left');
    act(() => boxes[0]!.click());
    await until(() => (button(/^Make 1 change$/) as HTMLButtonElement | undefined)?.disabled === false);
    act(() => button(/^Make 1 change$/).click());
    expect(closed).toHaveBeenCalledWith(false);
    const cues = openProject()!.cues.get('one')!;
    expect(cues.map(({ text }) => text)[0]).toBe('Two  spaces.');
    expect(cues[1]!.endMs).toBe(3840);
    expect(cues[2]).toBe(bad[2]);
    await reviewed();
    expect(codes().toSorted()).toEqual(['a double-spaces', 'c reading-speed', 'c too-short']);
  });

  it('ends: what has no safe fix is not counted again', async () => {
    await show();
    act(() => button(/^Make 2 changes$/).click());
    await reviewed();
    const left = fixableProblems(reviewStore.get(), openProject()!.cues.get('one')!);
    expect(left).toEqual([]);
  });
});

describe('going through the problems', () => {
  it('obeys the chosen kind only while that is to be seen', () => {
    showKind('double-spaces');
    workspaceStore.set((workspace) => ({ ...workspace, hasDock: false, front: 'content' }));
    selectCue('a');
    goToNextProblem(1);
    goToNextProblem(1);
    expect(openProject()?.currentCueId).toBe('b');
    workspaceStore.set((workspace) => ({
      ...workspace,
      hasDock: true,
      side: { content: null, tool: 'review' },
    }));
    goToNextProblem(1);
    expect(openProject()?.currentCueId).toBe('a');
  });

  it('mends the current one by key and goes on, or says why not', async () => {
    selectCue('b');
    await act(async () => {
      runCommand('review.fixCurrent');
      await Promise.resolve();
    });
    expect(openProject()!.cues.get('one')![1]!.endMs).toBe(3840);
    selectCue('c');
    await act(async () => {
      runCommand('review.fixCurrent');
      await Promise.resolve();
    });
    expect(openProject()!.cues.get('one')![2]).toBe(bad[2]);
  });
});
