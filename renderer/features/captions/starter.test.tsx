// @vitest-environment jsdom
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ModelCard } from '../../../core/contract/models.ts';
import { TooltipProvider } from '../../components/Tooltip.tsx';
import type { AppConnection } from '../../connection/app-connection.ts';
import { ConnectionProvider } from '../../connection/use-connection.tsx';
import { openTestProject, testCues, testTrack } from '../../project/testing/test-project.ts';
import { StarterNotice } from './StarterNotice.tsx';
import { StarterQuestion, useStarterDoubt } from './StarterQuestion.tsx';

const card = (id: string, patch: Partial<ModelCard>): ModelCard => ({
  ...{ id, name: id, task: 'speech-to-text', state: 'available', languages: ['en', 'de'], rank: 20 },
  ...{ licence: 'MIT', bytes: 150e6, wordTimes: 'attention', notes: null, isRecommended: false },
  ...{ source: 'packages', measured: [] },
  ...patch,
});
const starter = card('starter-whisper', { state: 'shipped', rank: 0 });
const base = card('whisper-base', { name: 'Whisper base', isRecommended: true });
const asked: unknown[] = [];
const connection: AppConnection = {
  calls: {
    'models.list': () => Promise.resolve({ models: [starter, base], offline: false }),
    'models.install': (input: unknown) => {
      asked.push(input);
      return new Promise(() => undefined);
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
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

const show = (what: ReactNode): Promise<void> =>
  act(async () => {
    root.render(
      <ConnectionProvider connection={connection}>
        <TooltipProvider>{what}</TooltipProvider>
      </ConnectionProvider>,
    );
    await Promise.resolve();
  });
const button = (name: string): HTMLButtonElement | undefined =>
  [...page.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
  );

interface FormProps {
  readonly models: readonly ModelCard[];
  readonly isSample: boolean;
}

function Form({ models, isSample }: FormProps): ReactNode {
  const doubt = useStarterDoubt(models, isSample);
  return doubt.isAsked ? <StarterQuestion onGoOn={doubt.goOn} /> : 'no question';
}

it('before a starter captions a person’s own video, a real model is offered by one click', async () => {
  await show(<Form models={[starter]} isSample={false} />);
  expect(page.textContent).toContain('knows only the words of the sample');
  expect(page.textContent).toContain('150 MB');
  act(() => button('Download Whisper base')!.click());
  expect(asked).toEqual([{ modelId: 'whisper-base' }]);
});

it('goes on with the starter for who wants to', async () => {
  await show(<Form models={[starter]} isSample={false} />);
  act(() => button('Use the starter all the same')!.click());
  expect(page.textContent).toBe('no question');
});

it.each([
  ['of the sample', [starter], true],
  ['with a real model', [starter, { ...base, state: 'installed' as const }], false],
  ['before the models are known', [], false],
])('nothing is asked %s', async (_, models, isSample) => {
  await show(<Form models={models} isSample={isSample} />);
  expect(page.textContent).toBe('no question');
});

it.each([
  ['starter-whisper', true],
  ['whisper-base', false],
])('captions that %s wrote carry a notice: %s', async (model, isTold) => {
  openTestProject([[testTrack('one', { model }), testCues(['Nonsense'])]]);
  await show(<StarterNotice />);
  expect(page.textContent.includes('written by the starter')).toBe(isTold);
  if (!isTold) return;
  act(() => button('Dismiss')!.click());
  expect(page.textContent).toBe('');
});
