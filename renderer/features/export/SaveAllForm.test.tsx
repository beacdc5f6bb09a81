// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { SidecutError } from '../../../core/errors.ts';
import { TooltipProvider } from '../../components/Tooltip.tsx';
import type { AppConnection } from '../../connection/app-connection.ts';
import { ConnectionProvider } from '../../connection/use-connection.tsx';
import { openProject } from '../../project/project-store.ts';
import { openTestProject, testCues, testTrack } from '../../project/testing/test-project.ts';
import './messages.ts';
import { SaveAllForm } from './SaveAllForm.tsx';

let root: Root;
let page: HTMLElement;
let written: string[];
const there = new Set(['talk.de.srt']);
const connection: AppConnection = {
  calls: {
    'export.videoFolder': () => Promise.resolve({ folder: 'f1', name: 'Videos' }),
    'export.file': ({ destination: { fileName, overwrite } }: Asked) => {
      if (there.has(fileName) && !overwrite) {
        return Promise.reject(new SidecutError('file-exists', { reason: 'taken', path: fileName }));
      }
      written.push(fileName);
      return Promise.resolve({ name: fileName, bytes: 1 });
    },
  } as never,
  shell: null,
  on: () => () => undefined,
  onState: () => () => undefined,
  sourcesOfDrop: null,
};
interface Asked {
  readonly destination: { readonly fileName: string; readonly overwrite: boolean };
}

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});
beforeEach(() => {
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
  written = [];
  openTestProject(
    ['es', 'de', 'pt-BR', 'es'].map((language, i) => [
      { ...testTrack(`track${i}`), language },
      testCues(['x']),
    ]),
  );
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

const settled = (action: () => void): Promise<void> =>
  act(async () => {
    action();
    for (let i = 0; i < 20; i += 1) await Promise.resolve();
  });
const press = (name: string): Promise<void> =>
  settled(() =>
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent === name)!.click(),
  );

it('writes each chosen track under the name of its language, and asks about what is there', async () => {
  await settled(() =>
    root.render(
      <ConnectionProvider connection={connection}>
        <TooltipProvider>
          <SaveAllForm project={openProject()!} format="srt" options={{}} unsaved={[]} />
        </TooltipProvider>
      </ConnectionProvider>,
    ),
  );
  const boxes = [...page.querySelectorAll<HTMLInputElement>('[type="checkbox"], [role="checkbox"]')];
  expect(boxes).toHaveLength(4);
  await settled(() => boxes[3]!.click());
  await press('Save 3 files');
  expect(written).toEqual(['talk.es.srt', 'talk.pt-BR.srt']);
  expect(page.querySelector('[role="alert"] p')?.textContent).toBe(
    'talk.de.srt is there already. Replace it?',
  );
  await press('Replace');
  expect(written).toEqual(['talk.es.srt', 'talk.pt-BR.srt', 'talk.de.srt']);
  expect(page.querySelector('[role="status"]')?.textContent).toContain('One file was saved.');
});
