// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import type { FoundWeightsCard } from '../../../core/contract/models.ts';
import { TooltipProvider } from '../../components/Tooltip.tsx';
import type { AppConnection } from '../../connection/app-connection.ts';
import { ConnectionProvider } from '../../connection/use-connection.tsx';
import { FoundWeights } from './FoundWeights.tsx';

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});

const plain: FoundWeightsCard = {
  ...{
    source: 'source-1',
    name: 'ggml-base',
    program: 'whisper.cpp',
    bytes: 148_000_000,
    refusal: null,
    notes: [],
  },
};
const quantised: FoundWeightsCard = {
  ...{ source: 'source-2', name: 'ggml-small-q5_1', program: 'Vibe', bytes: 190_000_000, notes: [] },
  refusal: {
    code: 'model-unsupported',
    facts: { reason: 'quantised-weights', file: '/m/ggml-small-q5_1.bin', format: 'ggml', kind: 'q5_1' },
    retryable: false,
  },
};

async function show(importModel: () => Promise<unknown>): Promise<HTMLElement> {
  const page = document.body.appendChild(document.createElement('div'));
  const root = createRoot(page);
  onTestFinished(() => {
    act(() => root.unmount());
    page.remove();
  });
  const calls = {
    'models.find': () => Promise.resolve({ weights: [plain, quantised] }),
    'models.import': importModel,
  };
  const connection: AppConnection = {
    ...{ calls: calls as never, shell: null, sourcesOfDrop: null },
    ...{ on: () => () => undefined, onState: () => () => undefined },
  };
  await act(() => {
    root.render(
      <ConnectionProvider connection={connection}>
        <TooltipProvider>
          <FoundWeights />
        </TooltipProvider>
      </ConnectionProvider>,
    );
    return Promise.resolve();
  });
  return page;
}

function press(button: HTMLElement): Promise<void> {
  return act(() => {
    button.click();
    return Promise.resolve();
  });
}

const buttons = (page: HTMLElement) => [...page.querySelectorAll('button')];

it('offers weights of other programs with one click, and says why others can’t be used', async () => {
  const importModel = vi.fn(() => Promise.resolve({ modelId: 'ggml-base' }));
  const page = await show(importModel);
  expect(page.textContent).toContain('whisper.cpp');
  expect(page.textContent).toContain('ggml-base-q5_1.bin');
  const use = buttons(page).filter(({ textContent }) => textContent === 'Use');
  expect(use.length).toBe(1);
  await press(use[0]!);
  expect(importModel).toHaveBeenCalledWith({ source: 'source-1' });
});

it('shows what an import failed of', async () => {
  const page = await show(() => Promise.reject(new Error('the disk burns')));
  const [use] = buttons(page);
  await press(use!);
  expect(page.querySelector('[role="alert"]')).not.toBeNull();
});
