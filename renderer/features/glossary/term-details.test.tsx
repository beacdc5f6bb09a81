// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { TooltipProvider } from '../../components/Tooltip.tsx';
import { fakeConnection } from '../../connection/testing/fake-connection.ts';
import { openTestProject, testCues, testTrack } from '../../project/testing/test-project.ts';
import { connectGlossary, termsStore } from './glossary-store.ts';
import { GlossaryDialog } from './GlossaryDialog.tsx';

let root: Root;
let page: HTMLElement;
let host: ReturnType<typeof fakeConnection>;
let stop: () => void;
const term = { id: 't', text: 'hive', mediaId: 'media' };

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});
beforeEach(async () => {
  openTestProject([
    [testTrack('one'), testCues(['Then we met Anna in the garden.', 'But Anna was gone.'])],
    [testTrack('es', { language: 'es', translates: 'one', position: 1 }), []],
  ]);
  host = fakeConnection({ 'glossary.list': { terms: [term] }, 'glossary.put': { terms: [] } });
  stop = connectGlossary(host.connection);
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
  await act(async () => {
    root.render(
      <TooltipProvider>
        <GlossaryDialog open onOpenChange={() => undefined} />
      </TooltipProvider>,
    );
    await Promise.resolve();
  });
});
afterEach(() => {
  stop();
  act(() => root.unmount());
  termsStore.set([]);
  page.remove();
});

const click = async (name: string): Promise<void> => {
  const found = [...document.querySelectorAll('button')].find(
    (each) => each.getAttribute('aria-label')?.startsWith(name) === true,
  );
  if (found === undefined) throw new Error(`No button is called ${name}.`);
  await act(async () => {
    found.click();
    await Promise.resolve();
  });
};
const stored = () => host.asked.filter(([name]) => name === 'glossary.put').map(([, input]) => input);

it('a name that the captions hold is offered, and added as not to be translated', async () => {
  await click('Add “Anna”');
  expect(stored()).toMatchObject([{ terms: [{ text: 'Anna', mediaId: 'media', keep: true }] }]);
});

it('a term is given in the languages that the video is translated into, or kept in all', async () => {
  await click('“hive” in other languages');
  const field = [...document.querySelectorAll<HTMLInputElement>('input[lang=es]')][0]!;
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, ' colmena ');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await Promise.resolve();
  });
  act(() => void field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })));
  expect(stored().at(-1)).toEqual({ terms: [{ ...term, translations: { es: 'colmena' } }] });
  const box = document.querySelector<HTMLInputElement>('input[type=checkbox]')!;
  act(() => box.click());
  expect(stored().at(-1)).toEqual({ terms: [{ ...term, keep: true }] });
});
