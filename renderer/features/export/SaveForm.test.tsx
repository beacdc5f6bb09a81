// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '../../../core/contract/jobs.ts';
import { TooltipProvider } from '../../components/Tooltip.tsx';
import type { AppConnection } from '../../connection/app-connection.ts';
import { ConnectionProvider } from '../../connection/use-connection.tsx';
import { jobsStore, putJob } from '../jobs/index.ts';
import './messages.ts';
import { SaveForm } from './SaveForm.tsx';

const job: Job = {
  id: 'j1',
  kind: 'burn-in',
  mediaId: 'm1',
  title: 'talk.mp4',
  state: 'running',
  fraction: 0,
  stage: null,
  speed: null,
  secondsLeft: null,
  error: null,
  trackId: null,
  output: null,
  notes: [],
  createdAt: '2026-01-01T00:00:00.000Z',
};

const connection: AppConnection = {
  // Nothing else is asked for.
  calls: { 'export.videoFolder': () => Promise.resolve({ folder: 'f1', name: 'Videos' }) } as never,
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
  jobsStore.set([]);
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

/** With what follows from it in a later turn. */
const settled = (action: () => void): Promise<void> =>
  act(() => {
    action();
    return Promise.resolve();
  });
const show = (blocked: string | null, suggestedName = 'talk.captioned.mp4'): Promise<void> =>
  settled(() =>
    root.render(
      <ConnectionProvider connection={connection}>
        <TooltipProvider>
          <SaveForm
            mediaId="m1"
            suggestedName={suggestedName}
            action="Make the video"
            blocked={blocked}
            onSave={() => {
              putJob(job);
              return Promise.resolve(job);
            }}
          />
        </TooltipProvider>
      </ConnectionProvider>,
    ),
  );
const button = (): HTMLButtonElement =>
  [...page.querySelectorAll('button')].find(({ textContent }) => textContent === 'Make the video')!;
const become = (part: Partial<Job>): void => act(() => putJob({ ...job, ...part }));
const status = (): string => page.querySelector('[role=status]')!.textContent;

describe('making a video', () => {
  it('says why it cannot be made', async () => {
    await show('The video is gone.');
    expect(button().disabled).toBe(true);
    expect(page.textContent).toContain('The video is gone.');
  });

  it('says that it was started only while it is on the way, then which file it became', async () => {
    await show(null);
    await settled(() => button().click());
    expect(status()).toBe('Started. The jobs show how far it is.');
    become({ state: 'done', fraction: 1, output: 'talk.captioned.mp4' });
    expect(status()).toBe('Done: talk.captioned.mp4');
  });

  it('shows why the job failed, and that it runs again', async () => {
    await show(null);
    await settled(() => button().click());
    become({ state: 'failed', error: { code: 'disk-full', facts: {}, retryable: true } });
    expect(status()).toBe('');
    expect(page.querySelector('[role=alert]')?.textContent).toMatch(/disk/i);
    become({ state: 'running' });
    expect(page.querySelector('[role=alert]')).toBeNull();
    expect(status()).toMatch(/^Started/);
  });

  it('says nothing of the file before when another is about to be made', async () => {
    await show(null);
    await settled(() => button().click());
    become({ state: 'done', fraction: 1, output: 'talk.captioned.mp4' });
    await show(null, 'talk.captioned.mkv');
    expect(status()).toBe('');
    expect(button().disabled).toBe(false);
  });

  it('tells that it was cancelled', async () => {
    await show(null);
    await settled(() => button().click());
    become({ state: 'cancelled' });
    expect(status()).toBe('Cancelled');
  });
});
