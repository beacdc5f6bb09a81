// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { SidecutError } from '../../../core/errors.ts';
import { problem } from '../../../core/format-problems.ts';
import { TooltipProvider } from '../../components/Tooltip.tsx';
import type { AppConnection } from '../../connection/app-connection.ts';
import { ConnectionProvider } from '../../connection/use-connection.tsx';
import { openProject } from '../../project/project-store.ts';
import { openTestProject, testCues, testTrack } from '../../project/testing/test-project.ts';
import { encodedScripts, encodingName, encodingsByScript } from './encodings.ts';
import { ImportNotice } from './ImportNotice.tsx';
import { importedStore, importAgain, importFile, refusedStore, type Imported } from './import-subtitles.ts';

const imported: Imported = {
  ...{ mediaId: 'media', name: 'talk.srt', source: 's', trackId: 'one', cueCount: 1, format: 'SubRip' },
  ...{ encoding: 'windows-1252', problems: [], otherTrackIds: [] },
};
const asked: unknown[] = [];
const connection: AppConnection = {
  calls: {
    'project.previewFile': ({ encoding }: { encoding: string }) =>
      Promise.resolve({ texts: [new TextDecoder(encoding).decode(Uint8Array.of(0xcf, 0xf0, 0xe8))] }),
    'project.importFile': (input: { encoding: string }) => {
      asked.push(input);
      return Promise.resolve({ ...imported, trackId: 'two', encoding: input.encoding });
    },
  } as never,
  shell: null,
  on: () => () => undefined,
  onState: () => () => undefined,
  sourcesOfDrop: null,
};

let root: Root;
let page: HTMLElement;
beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});
beforeEach(() => {
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
  openTestProject([
    [testTrack('one', { source: 'import' }), testCues(['Ïðè'])],
    [testTrack('two', { source: 'import' }), testCues(['При'], 'two')],
  ]);
});
afterEach(() => {
  act(() => root.unmount());
  refusedStore.set(null);
  page.remove();
});

const settled = (action: () => void): Promise<void> =>
  act(async () => {
    action();
    await Promise.resolve();
  });
const show = (what: Imported): Promise<void> =>
  settled(() => {
    importedStore.set(what);
    root.render(
      <ConnectionProvider connection={connection}>
        <TooltipProvider>
          <ImportNotice />
        </TooltipProvider>
      </ConnectionProvider>,
    );
  });
const choice = (): HTMLSelectElement | null => page.querySelector('select');
const preview = (): string | undefined => page.querySelector('[aria-live]')?.textContent;

it('shows how the file reads in another encoding, and reads it so in the place of the track', async () => {
  await show(imported);
  expect(choice()).toBeNull();
  await settled(() => {
    page.querySelector('details')!.open = true;
    page.querySelector('details')!.dispatchEvent(new Event('toggle'));
  });
  expect(preview()).toBe('Ïðè');
  await settled(() => {
    choice()!.value = 'windows-1251';
    choice()!.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(preview()).toBe('При');
  await settled(() =>
    [...page.querySelectorAll('button')]
      .find(({ textContent }) => textContent === 'Read the file so')!
      .click(),
  );
  expect(asked).toEqual([{ mediaId: 'media', source: 's', encoding: 'windows-1251' }]);
  expect(openProject()!.tracks.map(({ id }) => id)).toEqual(['two']);
  expect(openProject()!.activeTrackId).toBe('two');
});

it('takes the place of the tracks of all its languages', async () => {
  openTestProject(
    ['one', 'one of another language', 'a stranger', 'two'].map((id) => [
      testTrack(id),
      testCues(['Text'], id),
    ]),
  );
  await importAgain(connection, { ...imported, otherTrackIds: ['one of another language'] }, 'euc-kr');
  expect(openProject()!.tracks.map(({ id }) => id)).toEqual(['a stranger', 'two']);
});

it('asks at once where the encoding was a guess without evidence, and not where letters told it', async () => {
  const guessed = (by: 'default' | 'letters'): Imported => ({
    ...imported,
    trackId: by,
    problems: [problem(1, 'encoding-guessed', { encoding: 'Windows-1252', by })],
  });
  await show(guessed('default'));
  expect(choice()!.value).toBe('windows-1252');
  await show(guessed('letters'));
  expect(choice()).toBeNull();
});

const refuse = async (error: SidecutError): Promise<void> => {
  await show({ ...imported, mediaId: 'another' });
  const { calls } = connection;
  const refusing = { calls: { ...calls, 'project.importFile': () => Promise.reject(error) } };
  await settled(() => {
    void importFile({ ...connection, ...refusing }, 'media', 's', 'talk.srt').catch(() => undefined);
  });
  await settled(() => undefined);
};

it.each([
  new SidecutError('bad-subtitle', { reason: 'nothing-timed', name: 'talk.srt' }),
  new SidecutError('unknown-format', { reason: 'to-read', path: 'talk.srt', known: ['srt'] }),
])('lets a file that was refused be read in another encoding: $message', async (error) => {
  asked.length = 0;
  await refuse(error);
  expect(page.querySelector('p')!.textContent).toBe('talk.srt was not imported.');
  await settled(() => {
    page.querySelector('details')!.open = true;
    page.querySelector('details')!.dispatchEvent(new Event('toggle'));
  });
  await settled(() => {
    choice()!.value = 'windows-1251';
    choice()!.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(preview()).toBe('При');
  await settled(() =>
    [...page.querySelectorAll('button')]
      .find(({ textContent }) => textContent === 'Read the file so')!
      .click(),
  );
  expect(asked).toEqual([{ mediaId: 'media', source: 's', encoding: 'windows-1251' }]);
  expect(page.querySelector('p')!.textContent).toContain('talk.srt: 1 cue imported.');
});

it('offers no encoding for what is wrong in any', async () => {
  await refuse(new SidecutError('bad-subtitle', { reason: 'picture-file', path: 'talk.sub' }));
  expect(page.textContent).toBe('');
});

it('names the format and the encoding as people know them', async () => {
  await show({ ...imported, encoding: 'utf-8' });
  expect(page.querySelector('p')!.textContent).toContain('SubRip, UTF-8');
  const names = ['utf-16le', 'windows-1252', 'shift_jis', 'big5', 'x-mac-cyrillic'].map(encodingName);
  expect(names).toEqual(['UTF-16LE', 'Windows-1252', 'Shift_JIS', 'Big5', 'Mac Cyrillic']);
});

it('offers only encodings that can be read', () => {
  for (const encoding of encodedScripts.flatMap((script) => [...encodingsByScript[script]])) {
    expect(new TextDecoder(encoding).encoding).toBe(encoding);
  }
});
