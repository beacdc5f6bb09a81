// @vitest-environment jsdom
import { act } from 'react';
import type { Root } from 'react-dom/client';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ModelCard } from '../../../core/contract/models.ts';
import type { Job } from '../../../core/contract/jobs.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { TooltipProvider } from '../../components/Tooltip.tsx';
import { fakeConnection } from '../../connection/testing/fake-connection.ts';
import { ConnectionProvider } from '../../connection/use-connection.tsx';
import { registerCommands } from '../../commands/command.ts';
import { localeStore } from '../../i18n/i18n.ts';
import { openProject, selectCue, setActiveTrack } from '../../project/project-store.ts';
import { openTestProject, testCues, testTrack } from '../../project/testing/test-project.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { jobsStore } from '../jobs/index.ts';
import { translateCommands } from './commands.ts';
import { goToNextToLookAt } from './translate-actions.ts';
import { TranslatePanel } from './TranslatePanel.tsx';
import { TranslationDetails } from './TranslationDetails.tsx';
import { TranslationStrip } from './TranslationStrip.tsx';

const model = (id: string, pairs: readonly string[], patch: Partial<ModelCard> = {}): ModelCard => ({
  ...{ id, name: id.toUpperCase(), task: 'translation', state: 'installed', languages: ['en', 'es', 'de'] },
  ...{ licence: null, bytes: null, wordTimes: null, notes: null, rank: 10 },
  ...{ isRecommended: false, source: 'hub', measured: [], pairs: [...pairs] },
  ...patch,
});
const models = [model('en-es', ['en-es']), model('en-de', ['en-de'], { state: 'available' })];
const job: Job = {
  ...{ id: 'job', kind: 'translation', mediaId: 'media', title: 'talk.mp4', state: 'queued', fraction: 0 },
  ...{ stage: null, speed: null, secondsLeft: null, error: null, trackId: null, output: null, notes: [] },
  createdAt: '2026-01-01T00:00:00Z',
};
const english = testCues(['It froze.', 'It snowed twice.', 'Bees do not freeze.', 'No.']);
const spanish: readonly TrackCue[] = testCues(['Heló.', 'Nevó.', 'Las abejas', ''], 'es').map((cue, i) => ({
  ...cue,
  translation: { of: `one-${i}`, from: english[i]!.text },
}));

let root: Root;
let page: HTMLElement;
let host: ReturnType<typeof fakeConnection>;

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});

beforeEach(() => {
  openTestProject([
    [testTrack('one'), english],
    [testTrack('es', { language: 'es', source: 'translation', translates: 'one', position: 1 }), spanish],
  ]);
  jobsStore.set([]);
  host = fakeConnection({
    ...{ 'models.list': { models, offline: false }, 'analyses.run': job },
    'analyses.list': { analyses: [], missing: [], running: [] },
  });
  registerCommands(translateCommands(host.connection));
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
});
afterEach(() => {
  act(() => root.unmount());
  act(() => localeStore.set('en'));
  page.remove();
});

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 10)));

async function show(element: React.ReactNode): Promise<void> {
  act(() =>
    root.render(
      <TooltipProvider>
        <ConnectionProvider connection={host.connection}>{element}</ConnectionProvider>
      </TooltipProvider>,
    ),
  );
  await settle();
}

async function press(name: string): Promise<void> {
  const found = [...page.querySelectorAll('button')].find(
    (each) => each.textContent === name || each.getAttribute('aria-label') === name,
  );
  if (found === undefined) throw new Error(`No button is called ${name}.`);
  act(() => found.click());
  await settle();
}

async function find(query: string): Promise<void> {
  const field = page.querySelector<HTMLInputElement>('input[type=search]')!;
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, query);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  act(() => void field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })));
  await settle();
}

const runs = () => host.asked.filter(([name]) => name === 'analyses.run').map(([, input]) => input);
const options = (patch: object): unknown => ({
  ...{ mediaId: 'media', kind: 'translation' },
  options: { trackId: 'one', from: null, engine: 'en-es', cueIds: null, ...patch },
});

describe('translating into other languages', () => {
  it('finds languages by name with the keyboard alone, and starts a job for each that something can write', async () => {
    await show(<TranslatePanel />);
    await find('espanol');
    await find('german');
    expect(page.textContent).toContain('Spanish: EN-ES');
    expect(page.textContent).toContain('No model here translates English into German.');
    expect(page.textContent).toContain('Get EN-DE…');
    await press('Translate into 1 language');
    expect(runs()).toEqual([options({ to: 'es' })]);
    expect(host.asked.find(([name]) => name === 'settings.set')).toBeUndefined();
  });

  it('translates the source again when the translation is what is edited, and says what is there', async () => {
    act(() => setActiveTrack('es'));
    await show(<TranslatePanel />);
    await find('es');
    const spanishRow = [...page.querySelectorAll('li')].find((each) =>
      each.textContent.startsWith('Spanish'),
    );
    expect(page.textContent).toContain('there already: only what is missing or changed');
    expect(spanishRow).toBeDefined();
    await press('Translate into 1 language');
    expect(runs()).toEqual([options({ to: 'es' })]);
  });

  it('has one stop of the Tab key for all languages, which the arrows go through', async () => {
    await show(<TranslatePanel />);
    const boxes = [...page.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    expect(boxes.filter(({ tabIndex }) => tabIndex === 0)).toEqual([boxes[0]]);
    const press = (key: string): void =>
      act(
        () =>
          void document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })),
      );
    act(() => page.querySelector<HTMLInputElement>('input[type=search]')!.focus());
    press('ArrowDown');
    press('ArrowDown');
    expect(document.activeElement).toBe(boxes[1]);
    press('ArrowUp');
    press('ArrowUp');
    expect(document.activeElement).toBe(boxes[0]);
  });

  it('shows of each language the job that was begun last, and nothing of those before it', async () => {
    const failed = {
      ...job,
      trackId: 'es',
      state: 'failed',
      error: { code: 'internal', facts: {}, retryable: true },
    } as const;
    const again = { ...job, id: 'again', trackId: 'es', createdAt: '2026-01-02T00:00:00Z' };
    jobsStore.set([again, failed]);
    await show(<TranslatePanel />);
    expect(page.querySelectorAll('article')).toHaveLength(1);
    act(() => jobsStore.set([{ ...again, state: 'done' }, failed]));
    expect(page.querySelectorAll('article')).toHaveLength(0);
  });

  it('waits for captions that are still being written, says so, and is given up again', async () => {
    openTestProject([[testTrack('one', { state: 'growing' }), english]]);
    jobsStore.set([{ ...job, id: 'heard', kind: 'transcribe', state: 'running', trackId: 'one' }]);
    await show(<TranslatePanel />);
    await find('espanol');
    await press('Translate into 1 language');
    expect(runs()).toEqual([]);
    expect(settingsStore.get().translationsToCome).toMatchObject([{ jobId: 'heard', languages: ['es'] }]);
    expect(page.textContent).toContain('Once the captions are done: Spanish');
    await press('Cancel');
    expect(settingsStore.get().translationsToCome).toEqual([]);
    expect(page.textContent).not.toContain('Once the captions');
  });

  it('has something to say where there is nothing to translate', async () => {
    openTestProject([[testTrack('one'), []]]);
    await show(<TranslatePanel />);
    expect(page.textContent).toContain('Nothing to translate yet');
    act(() => localeStore.set('zh-CN'));
    expect(page.textContent).toContain('还没有可翻译的内容');
  });
});

describe('a translated track', () => {
  it('has its source beside it, until that is put away', async () => {
    act(() => setActiveTrack('es'));
    expect(openProject()?.secondTrackId).toBe('one');
    await show(<Strip />);
    await press('Source beside the translation');
    expect(openProject()?.secondTrackId).toBeNull();
    act(() => setActiveTrack('one'));
    act(() => setActiveTrack('es'));
    expect(openProject()?.secondTrackId).toBe('one');
  });

  it('is gone through by what is missing, changed or doubtful, and round again', () => {
    act(() => setActiveTrack('es'));
    act(() => goToNextToLookAt());
    expect(openProject()?.currentCueId).toBe('es-3');
    act(() => goToNextToLookAt());
    expect(openProject()?.currentCueId).toBe('es-3');
  });

  it('says how much is to be looked at, and has made again what a person did not write', async () => {
    act(() => setActiveTrack('es'));
    await show(<Strip />);
    expect(page.textContent).toContain('1 cue to look at');
    await press('Translate what is missing or has changed');
    expect(runs()).toEqual([options({ to: 'es' })]);
  });

  it('that was stopped on the way says how much of it is missing, not that there is nothing to look at', async () => {
    openTestProject([
      [testTrack('one'), english],
      [testTrack('es', { language: 'es', translates: 'one', position: 1 }), spanish.slice(0, 1)],
    ]);
    act(() => setActiveTrack('es'));
    await show(<Strip />);
    expect(page.textContent).toContain('3 cues are not translated yet');
    expect(page.textContent).toContain('Translate the rest (3)');
    expect(page.textContent).not.toContain('Nothing doubtful');
    act(() => localeStore.set('zh-CN'));
    expect(page.textContent).toContain('有 3 条尚未翻译');
  });

  it('tells over its source that this has changed, and is brought up to date from there', async () => {
    await show(<TranslationStrip project={openProject()!} track={openProject()!.tracks[0]!} />);
    expect(page.textContent).toContain('Not up to date: Track es');
    await press('Translate what is missing or has changed');
    expect(runs()).toEqual([options({ to: 'es' })]);
  });

  it('tells of a cue what it translates, and is confirmed or made again alone', async () => {
    const doubts = [{ kind: 'lost-number', text: '2' } as const];
    const doubtful = spanish.map((cue) => ({ ...cue, translation: { ...cue.translation!, doubts } }));
    openTestProject([
      [testTrack('one'), english],
      [testTrack('es', { language: 'es', translates: 'one', position: 1 }), doubtful],
    ]);
    act(() => setActiveTrack('es'));
    act(() => selectCue('es-1'));
    await show(<Details />);
    expect(page.textContent).toContain('It snowed twice.');
    await press('Translate again');
    expect(runs()).toEqual([options({ to: 'es', cueIds: ['one-1'] })]);
    await press('Confirm');
    const confirmed = openProject()?.cues.get('es')?.[1];
    expect(confirmed).toMatchObject({
      origin: 'person',
      translation: { of: 'one-1', from: 'It snowed twice.' },
    });
    expect(confirmed?.translation?.doubts).toBeUndefined();
  });
});

function Strip() {
  const project = openProject()!;
  return <TranslationStrip project={project} track={project.tracks[1]!} />;
}

function Details() {
  const project = openProject()!;
  return (
    <TranslationDetails project={project} track={project.tracks[1]!} cue={project.cues.get('es')![1]!} />
  );
}
