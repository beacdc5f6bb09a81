// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import type { ModelCard } from '../../../core/contract/models.ts';
import { TooltipProvider } from '../../components/Tooltip.tsx';
import type { AppConnection } from '../../connection/app-connection.ts';
import { ConnectionProvider } from '../../connection/use-connection.tsx';
import { projectStore } from '../../project/project-store.ts';
import { openTestProject, testCues, testTrack } from '../../project/testing/test-project.ts';
import { ModelItem } from './ModelItem.tsx';

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});

const asked: unknown[] = [];
const connection: AppConnection = {
  calls: {
    'models.measure': (input: unknown) => {
      asked.push(input);
      return new Promise(() => undefined);
    },
  } as never,
  shell: null,
  on: () => () => undefined,
  onState: () => () => undefined,
  sourcesOfDrop: null,
};

function show(model: Partial<ModelCard>): HTMLElement {
  const page = document.body.appendChild(document.createElement('div'));
  const root = createRoot(page);
  onTestFinished(() => {
    act(() => root.unmount());
    page.remove();
  });
  const card = {
    ...{ id: 'small-q8', name: 'Small', task: 'speech-to-text', state: 'available', languages: ['en'] },
    ...{ licence: 'MIT', wordTimes: 'attention', notes: 'Quantised to 8 bits', bytes: 1_000_000 },
    ...{ source: 'packages', measured: [], rank: 10, isRecommended: true },
    ...model,
  } as unknown as ModelCard;
  act(() =>
    root.render(
      <ConnectionProvider connection={connection}>
        <TooltipProvider>
          <ModelItem model={card} />
        </TooltipProvider>
      </ConnectionProvider>,
    ),
  );
  return page;
}

it.each([
  ['the catalogue', {}],
  ['one that tells nothing of its words', { wordTimes: null, licence: null }],
] as const)('tells languages and size at once, and what few understand on demand: %s', (_, model) => {
  const page = show(model);
  const folded = page.querySelector('details')!;
  expect(folded.open).toBe(false);
  expect(folded.textContent).toContain('Quantised');
  expect(folded.textContent).toContain('licence');
  folded.remove();
  expect(page.textContent).toContain('English');
  expect(page.textContent).toContain('MB');
  expect(page.textContent).not.toMatch(/Quantised|licence|word times|q8/);
});

it('tells how long a download takes and where it comes from', () => {
  const page = show({ bytes: 150e6 });
  expect(page.textContent).toContain('about a minute at 20 Mbit/s');
  expect(page.textContent).toContain('from Python packages');
  expect(show({ bytes: 1600e6, source: 'hub' }).textContent).toContain('about 11 minutes at 20 Mbit/s');
});

it('tells what an installed model did on this computer, or that nobody knows', () => {
  const measured = [
    {
      heard: 'own',
      accuracy: 'good',
      wrongShare: 0.0891,
      timesRealTime: 24.6,
      peakBytes: 1.1e9,
      device: 'cpu',
    },
  ] as const;
  const page = show({ state: 'installed', measured: [...measured] });
  expect(page.textContent).toContain(
    'On this computer (processor): good (8.9 % wrong words), 25 times as fast as speech, 1.1 GB of memory',
  );
  expect(show({ state: 'installed' }).textContent).toContain('not measured on this computer');
  expect(show({ state: 'available' }).textContent).not.toContain('measured');
});

function press(page: HTMLElement, name: string): void {
  const button = [...page.querySelectorAll('button')].find(({ textContent }) => textContent === name);
  act(() => button!.click());
}

it('an installed model is measured on the text of the open video, or on the sample', () => {
  projectStore.set({ status: 'closed' });
  const sample = show({ state: 'installed' });
  press(sample, 'Measure here');
  expect(sample.textContent).toContain('open a video whose captions you have corrected');
  press(sample, 'On the sample');
  openTestProject([[testTrack('one', { name: 'English' }), testCues(['Hello.'])]]);
  const own = show({ state: 'installed' });
  press(own, 'Measure here');
  press(own, 'On “English” of this video');
  expect(asked).toMatchObject([
    { modelId: 'small-q8', on: null },
    { modelId: 'small-q8', on: { mediaId: 'media', trackId: 'one' } },
  ]);
  openTestProject([[testTrack('one', { source: 'translation' }), testCues(['Hello.'])]]);
  const translated = show({ state: 'installed' });
  press(translated, 'Measure here');
  expect(translated.textContent).not.toContain('of this video');
});
