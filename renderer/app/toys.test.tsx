// @vitest-environment jsdom
/** A panel, a sheet, a view and a lane that exist only here: nothing else of the page had to know of them. */
import { Puzzle } from 'lucide-react';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { allCommands, runCommand, type CommandId } from '../commands/command.ts';
import { TabCount } from '../components/Tabs.tsx';
import { TooltipProvider } from '../components/Tooltip.tsx';
import { Timeline } from '../features/timeline/index.ts';
import { defineMessages, type MessagesOf } from '../i18n/i18n.ts';
import { openTestProject, testCues, testTrack } from '../project/testing/test-project.ts';
import { CurrentView } from '../workspace/CurrentView.tsx';
import { openPanel, registerPanel } from '../workspace/panels.ts';
import { Rail } from '../workspace/Rail.tsx';
import { SheetFooter } from '../workspace/Sheet.tsx';
import { SheetButtons } from '../workspace/SheetButtons.tsx';
import { Side } from '../workspace/Side.tsx';
import { registerLane, type LaneHit, type Scene } from '../workspace/timeline/lane.ts';
import type { Lane } from '../workspace/timeline/layout.ts';
import { registerView } from '../workspace/views.ts';
import { workspaceStore } from '../workspace/workspace-store.ts';
import './features.ts';
import './messages.ts';
import './register.ts';

export const messages = defineMessages({
  en: {
    'panel.toy': 'Toy box',
    'panel.toySheet': 'Wrap it up',
    'view.toy': 'Nursery',
    'lane.toy': 'Toys',
    'command.toy.panel': 'Show the toy box',
    'command.toy.sheet': 'Wrap the toy up',
    'command.toy.view': 'Go to the nursery',
  },
  'zh-CN': {
    'panel.toy': '玩具箱',
    'panel.toySheet': '包装',
    'view.toy': '儿童房',
    'lane.toy': '玩具',
    'command.toy.panel': '显示玩具箱',
    'command.toy.sheet': '包装玩具',
    'command.toy.view': '转到儿童房',
  },
});

declare module '../i18n/i18n.ts' {
  interface Messages extends MessagesOf<typeof messages> {}
}

registerPanel({
  id: 'toy',
  place: 'tool',
  order: 99,
  command: { id: 'toy.panel', group: 'group.view', keys: ['6'] },
  component: () => <p>A ball and a kite</p>,
  badge: () => <TabCount count={2} />,
});
registerPanel({
  id: 'toySheet',
  place: 'sheet',
  order: 99,
  command: { id: 'toy.sheet', group: 'group.app', keys: [] },
  component: () => (
    <>
      <p>Which paper?</p>
      <SheetFooter>
        <button type="button">Wrap</button>
      </SheetFooter>
    </>
  ),
  button: { icon: Puzzle, label: 'panel.toySheet' },
});
registerView({
  id: 'toy',
  command: { id: 'toy.view', group: 'group.view', keys: [] },
  component: () => <main>All the toys</main>,
  rail: { icon: Puzzle, order: 35 },
});

const drawn = vi.fn<(scene: Scene, lane: Lane) => void>();
const begun = vi.fn<LaneHit['begin']>(() => null);
const stopped = vi.fn();
registerLane({
  id: 'toy',
  order: 45,
  lanesOf: () => [{ key: '', height: { px: 30, scales: false } }],
  start: () => ({
    paint: { front: (_, scene, lane) => drawn(scene, lane) },
    hitTest: (_, __, x) => (x < 100 ? { cursor: 'grab', begin: begun } : null),
    stop: stopped,
  }),
  notice: () => 'No toys yet',
});

let root: Root;
let page: HTMLElement;

beforeAll(() => {
  Object.assign(globalThis, {
    IS_REACT_ACT_ENVIRONMENT: true,
    ResizeObserver: class {
      observe = (): void => undefined;
      unobserve = (): void => undefined;
      disconnect = (): void => undefined;
    },
    matchMedia: () => ({ addEventListener: () => undefined, removeEventListener: () => undefined }),
  });
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, value: 800 });
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: 400 });
  HTMLCanvasElement.prototype.getContext = (() =>
    new Proxy<Record<string | symbol, unknown>>(
      { measureText: () => ({ width: 10 }) },
      {
        get: (target, name) => target[name] ?? (() => undefined),
      },
    )) as never;
});
beforeEach(() => {
  openTestProject([[testTrack('one'), testCues(['First', 'Second'])]]);
  workspaceStore.set((workspace) => ({ ...workspace, view: 'editor', mediaId: 'media', sheet: null }));
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

function show(content: React.ReactNode): void {
  act(() => root.render(<TooltipProvider>{content}</TooltipProvider>));
}

/** Commands run in a promise of their own. */
const run = (id: CommandId): Promise<void> =>
  act(async () => {
    runCommand(id);
    await Promise.resolve();
  });

const setDock = (hasDock: boolean): void =>
  act(() => workspaceStore.set((workspace) => ({ ...workspace, hasDock })));

const tabs = (within: ParentNode = page): readonly string[] =>
  [...within.querySelectorAll('[role=tab]')].map(({ textContent }) => textContent);

const region = (name: string): HTMLElement => {
  const found = page.querySelector<HTMLElement>(`section[aria-label="${name}"]`);
  if (found === null) throw new Error(`No ${name}`);
  return found;
};

describe('a panel that is only registered', () => {
  it('has a tab with its title and its count, and opens by its command', async () => {
    show(<Side bar={null} instead={null} />);
    setDock(false);
    expect(tabs()).toEqual([
      'Cues',
      'Story',
      'Review',
      'Inspector',
      'Speakers',
      'Batch',
      'Style',
      'Toy box2',
    ]);
    expect(page.textContent).not.toContain('A ball and a kite');
    await run('toy.panel');
    expect(page.textContent).toContain('A ball and a kite');
    expect(page.querySelector('[role=tab][aria-selected=true]')?.textContent).toBe('Toy box2');
    expect(allCommands().find(({ id }) => id === 'toy.panel')?.keys).toEqual(['6']);
  });

  it('takes over the focus that was in the panel before, and none that is elsewhere', async () => {
    show(
      <>
        <SheetButtons />
        <Side bar={null} instead={null} />
      </>,
    );
    setDock(false);
    await run('view.cues');
    page.querySelector<HTMLElement>('[role=grid]')!.focus();
    act(() => openPanel('toy'));
    await act(() => Promise.resolve());
    expect(document.activeElement?.textContent).toContain('A ball and a kite');
    const button = page.querySelector<HTMLElement>('[aria-label="Wrap the toy up"]')!;
    button.focus();
    act(() => openPanel('cues'));
    expect(document.activeElement).toBe(button);
  });

  it('takes the focus when a key opens it, and Esc gives it back', async () => {
    show(<Side bar={null} instead={null} />);
    setDock(true);
    await run('view.cues');
    const grid = page.querySelector<HTMLElement>('[role=grid]')!;
    expect(document.activeElement).toBe(grid);
    await run('toy.panel');
    expect(document.activeElement?.textContent).toContain('A ball and a kite');
    const escape = () =>
      act(() => {
        const panel = document.activeElement!.querySelector('p, div')!;
        panel.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
      });
    escape();
    expect(document.activeElement).toBe(grid);
    // Where it stands in the list's place, the list comes back.
    setDock(false);
    await run('toy.panel');
    escape();
    await act(() => Promise.resolve());
    expect(document.activeElement?.getAttribute('role')).toBe('grid');
  });

  it('stands in the dock beside the cues where there is room', async () => {
    show(<Side bar={null} instead={null} />);
    await run('view.cues');
    setDock(true);
    await run('toy.panel');
    expect(tabs(region('Captions'))).toEqual(['Cues', 'Story']);
    expect(tabs(region('Tools'))).toEqual(['Review', 'Inspector', 'Speakers', 'Batch', 'Style', 'Toy box2']);
    expect(region('Tools').textContent).toContain('A ball and a kite');
    expect(region('Captions').querySelector('[role=grid]')).not.toBeNull();
  });

  it('is a sheet with a button in the bar, takes the focus, and closes with Esc', async () => {
    show(
      <>
        <SheetButtons />
        <Side bar={null} instead={null} />
      </>,
    );
    setDock(true);
    const button = page.querySelector<HTMLElement>('[aria-label="Wrap the toy up"]')!;
    button.focus();
    await act(async () => {
      button.click();
      await Promise.resolve();
    });
    const sheet = document.activeElement!;
    expect(sheet.querySelector('h2')?.textContent).toBe('Wrap it up');
    expect(sheet.querySelector('footer')?.textContent).toBe('Wrap');
    expect(region('Captions')).toBeDefined();
    act(() => {
      sheet.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    });
    expect(page.textContent).not.toContain('Which paper?');
    expect(document.activeElement).toBe(button);
  });

  it('is refused under a name that another has', () => {
    expect(() =>
      registerPanel({
        id: 'toy',
        place: 'content',
        order: 1,
        command: { id: 'toy.panel', group: 'group.view', keys: [] },
        component: () => null,
      }),
    ).toThrow('Two panels are called toy.');
  });
});

describe('a view that is only registered', () => {
  it('stands on the rail in its order and is shown', async () => {
    show(<Rail />);
    const entries = [...page.querySelectorAll<HTMLElement>('nav button')];
    expect(entries.map(({ textContent }) => textContent)).toEqual([
      'Library',
      'Editor',
      'Search',
      'Nursery',
      'Jobs',
      'Settings',
    ]);
    await act(async () => {
      entries[3]!.click();
      await Promise.resolve();
    });
    expect(page.querySelector('[aria-current=page]')?.textContent).toBe('Nursery');
    show(<CurrentView />);
    expect(page.textContent).toBe('All the toys');
    // Back to where the project is, and here again by name.
    show(<Rail />);
    await run('view.editor');
    await run('toy.view');
    expect(workspaceStore.get()).toMatchObject({ view: 'toy', mediaId: 'media' });
  });
});

describe('a lane that is only registered', () => {
  it('is laid out, named, drawn and hit, and stops with the timeline', async () => {
    drawn.mockClear();
    show(<Timeline />);
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    const [scene, lane] = drawn.mock.lastCall!;
    expect(lane).toMatchObject({ kind: 'toy', height: 30 });
    expect(scene.widthPx).toBe(800);
    expect(scene.layout.lanes.map(({ kind }) => kind)).toEqual([
      ...['ruler', 'chapters', 'thumbnails', 'toy', 'waveform', 'cues'],
    ]);
    expect(page.textContent).toContain('Toys');
    expect(page.textContent).toContain('No toys yet');

    const surface = page.querySelector<HTMLElement>('[data-timeline-surface]')!;
    const point = (type: string, x: number): void =>
      act(() => {
        const place = { clientX: x, clientY: lane.top + 15, bubbles: true };
        surface.dispatchEvent(new MouseEvent(type, place));
      });
    point('pointermove', 50);
    expect(surface.style.cursor).toBe('grab');
    point('pointermove', 500);
    expect(surface.style.cursor).toBe('default');
    point('pointerdown', 50);
    expect(begun.mock.lastCall?.[0]).toMatchObject({ x: 50, y: lane.top + 15 });

    expect(stopped).not.toHaveBeenCalled();
    act(() => root.render(null));
    expect(stopped).toHaveBeenCalledOnce();
  });
});
