// @vitest-environment jsdom
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeAll, expect, it } from 'vitest';
import type { ModelCard } from '../../../core/contract/models.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { ConnectionProvider } from '../../connection/use-connection.tsx';
import { useModelChoice } from './ModelFields.tsx';

const card = (id: string, languages: string[], rank: number): ModelCard => ({
  ...{ id, name: id, task: 'speech-to-text', state: 'installed', languages, rank },
  ...{ licence: 'MIT', bytes: 150e6, wordTimes: 'attention', notes: null, isRecommended: false },
  ...{ source: 'packages', measured: [] },
});
const models = [card('english', ['en'], 10), card('many', ['de', 'en', 'fr'], 20)];
const connection: AppConnection = {
  calls: { 'models.list': () => Promise.resolve({ models, offline: false }) } as never,
  ...{ shell: null, sourcesOfDrop: null },
  on: () => () => undefined,
  onState: () => () => undefined,
};

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});

function Chosen(): ReactNode {
  const { choose, fixed } = useModelChoice();
  const options = { language: 'de', languages: ['de', 'fr'], ...fixed };
  return <button onClick={() => choose('english')}>{JSON.stringify(options)}</button>;
}

it('a model of one language takes back the languages that were chosen for another model', async () => {
  const page = document.body.appendChild(document.createElement('div'));
  const root = createRoot(page);
  await act(async () => {
    root.render(
      <ConnectionProvider connection={connection}>
        <Chosen />
      </ConnectionProvider>,
    );
    await Promise.resolve();
  });
  const options = (): unknown => JSON.parse(page.textContent);
  expect(options()).toEqual({ language: 'de', languages: ['de', 'fr'] });
  act(() => page.querySelector('button')!.click());
  expect(options()).toEqual({ language: 'en', task: 'transcribe' });
  act(() => root.unmount());
});
