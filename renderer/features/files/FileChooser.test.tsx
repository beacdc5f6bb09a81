// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { SidecutError } from '../../../core/errors.ts';
import { TooltipProvider } from '../../components/Tooltip.tsx';
import type { AppConnection } from '../../connection/app-connection.ts';
import { ConnectionProvider } from '../../connection/use-connection.tsx';
import { replaceVideo } from '../replace/index.ts';
import { chooseSources, chooserStore } from './choose-sources.ts';
import { FileChooser } from './FileChooser.tsx';

const entry = (id: string, isHome = false) => ({
  ...{ id, name: id, kind: 'folder' as const, bytes: null, modifiedAt: null, isHome },
});
const folders: Readonly<Record<string, readonly { id: string; name: string; isHome: boolean }[]>> = {
  root: [entry('root', true)],
  trip: [entry('root', true), entry('trip')],
  card: [entry('card')],
};

const connection = {
  calls: {
    'files.roots': () => Promise.resolve({ roots: [entry('root', true), entry('disk')] }),
    'files.list': ({ folder }: { folder: string }) =>
      folder in folders
        ? Promise.resolve({ path: folders[folder], entries: [entry('trip')], writable: true })
        : Promise.reject(new SidecutError('source-unknown', {})),
    'files.ofVideo': () => Promise.resolve({ folder: 'card' }),
  } as never,
  shell: null,
  on: () => () => undefined,
  onState: () => () => undefined,
  sourcesOfDrop: null,
} satisfies AppConnection;

let root: Root;
let page: HTMLElement;
beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const sizes = { clientHeight: 600, clientWidth: 600, offsetHeight: 600, offsetWidth: 600 };
  for (const [name, value] of Object.entries(sizes)) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value });
  }
});
beforeEach(() => {
  sessionStorage.clear();
  load();
});
afterEach(unload);

/** As a page that is loaded. */
function load(): void {
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
  act(() =>
    root.render(
      <ConnectionProvider connection={connection}>
        <TooltipProvider>
          <FileChooser />
        </TooltipProvider>
      </ConnectionProvider>,
    ),
  );
}

function unload(): void {
  act(() => {
    chooserStore.get()?.answer([]);
    root.unmount();
  });
  page.remove();
}

/** With what follows from it in a later turn. */
const settled = (action: () => void): Promise<void> =>
  act(async () => {
    action();
    await Promise.resolve();
  });
const options = (): (string | undefined)[] =>
  [...document.querySelectorAll('[role=option]')].map((option) => option.querySelector('span')?.textContent);
const way = (): (string | null)[] =>
  [...document.querySelectorAll('nav li button')].map(({ textContent }) => textContent);
const open = async (): Promise<void> => {
  await settled(() => void chooseSources(connection, { kind: 'media', multiple: false }));
};
const enter = async (name: string): Promise<void> => {
  const option = [...document.querySelectorAll('[role=option]')].find(
    (each) => each.querySelector('span')?.textContent === name,
  )!;
  await settled(() => void option.dispatchEvent(new MouseEvent('dblclick', { bubbles: true })));
};

it('names the home folder as such, in the places and on the way', async () => {
  await open();
  expect(options()).toEqual(['Home (root)', 'disk']);
  await enter('Home (root)');
  await enter('trip');
  expect(way()).toEqual(['Places', 'Home (root)', 'trip']);
});

it('is where it was after the page was loaded again, and at the places where the host knows it no more', async () => {
  await open();
  await enter('Home (root)');
  await enter('trip');
  unload();
  load();
  await open();
  expect(way()).toEqual(['Places', 'Home (root)', 'trip']);

  act(() => chooserStore.get()!.answer([]));
  sessionStorage.setItem('sidecut-last-folder', 'of-an-earlier-run');
  await open();
  expect(way()).toEqual(['Places']);
  expect(options()).toEqual(['Home (root)', 'disk']);
});

it('looks for a video that is gone, or for another one in its place, where it lay', async () => {
  await settled(() => void replaceVideo(connection, { id: 'm', name: 'talk.mp4' }));
  await vi.waitFor(() => expect(way()).toEqual(['Places', 'card']));
});
