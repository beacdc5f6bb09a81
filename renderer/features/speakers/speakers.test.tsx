// @vitest-environment jsdom
import { act } from 'react';
import type { Root } from 'react-dom/client';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SpeakersResult } from '../../../core/analysis/speakers.ts';
import type { AnalysisState } from '../../../core/contract/analyses.ts';
import type { ModelCard } from '../../../core/contract/models.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { speakersStore } from '../../analyses/speakers-store.ts';
import { allCommands } from '../../commands/command.ts';
import { TooltipProvider } from '../../components/Tooltip.tsx';
import { ConnectionProvider } from '../../connection/use-connection.tsx';
import { localeStore } from '../../i18n/i18n.ts';
import { changeProject, openProject } from '../../project/project-store.ts';
import { openTestProject, testTrack } from '../../project/testing/test-project.ts';
import { panelFocusStore } from '../../workspace/panel-focus.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { fakeConnection } from '../../connection/testing/fake-connection.ts';
import { countOf, usualCount } from './asked-count.ts';
import './commands.ts';
import { findFormStore } from './find-form-store.ts';
import { SpeakersPanel } from './SpeakersPanel.tsx';
import { connectVoices, voicesStore } from './voices-store.ts';

const model = (id: string, patch: Partial<ModelCard> = {}): ModelCard => ({
  ...{ id, name: id, task: 'speaker-embedding', state: 'installed', languages: ['any'], rank: 10 },
  ...{ licence: 'MIT', bytes: 1, wordTimes: null, notes: null, isRecommended: false },
  ...{ source: null, measured: [] },
  ...patch,
});
const spokenCue = (id: string, startMs: number, speaker: string | null): TrackCue => ({
  ...{ id, startMs, endMs: startMs + 2000, text: id, origin: 'machine' },
  ...(speaker === null ? {} : { speaker }),
});
const result: SpeakersResult = {
  speakers: [
    { speechMs: 4000, voice: [1, 0] },
    { speechMs: 2000, voice: [0, 1] },
  ],
  turns: [
    { startMs: 0, endMs: 2000, speaker: 0, confidence: 0.9 },
    { startMs: 3000, endMs: 5000, speaker: 1, confidence: 0.4 },
    { startMs: 6000, endMs: 8000, speaker: 0, confidence: 0.8 },
  ],
  findsOverlap: false,
};
const shown: AnalysisState = {
  ...{ kind: 'speakers', options: { voiceModel: 'voices' }, state: 'done', hasValue: true },
  ...{ isOutOfDate: false, notes: [], failure: null, at: '2026-01-01T00:00:00Z' },
};

let root: Root;
let page: HTMLElement;
let host: ReturnType<typeof fakeConnection>;
let stop = (): void => undefined;

beforeAll(() => void Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true }));

async function show(
  speakers: readonly (string | null)[],
  models: readonly ModelCard[] = [model('voices')],
): Promise<void> {
  openTestProject([[testTrack('one'), speakers.map((name, i) => spokenCue(`c${i}`, i * 3000, name))]]);
  host = fakeConnection({
    'models.list': { models, offline: true },
    'analyses.run': { id: 'job', kind: 'none', mediaId: null, createdAt: '' },
    'voices.list': { voices: [{ id: 'v', name: 'Anna', model: 'voices', addedAt: '' }] },
    'voices.suggest': { suggestions: [{ speaker: 1, name: 'Anna', likeness: 0.95 }] },
  });
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
  await act(async () => {
    root.render(
      <TooltipProvider>
        <ConnectionProvider connection={host.connection}>
          <SpeakersPanel />
        </ConnectionProvider>
      </TooltipProvider>,
    );
    await Promise.resolve();
  });
}

function showResult(): void {
  act(() => speakersStore.set({ mediaId: 'media', trackId: 'one', last: shown, shown, value: result }));
}

const button = (name: string) =>
  [...page.querySelectorAll('button')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
  )!;
const press = async (name: string) =>
  act(async () => {
    button(name).click();
    await Promise.resolve();
  });
const fields = () =>
  [...page.querySelectorAll<HTMLInputElement>('li input[type=text]')].map(({ value }) => value);
const speakersNow = () =>
  openProject()!
    .cues.get('one')!
    .map(({ speaker }) => speaker);

beforeEach(() => {
  changeProject((project) => ({ ...project, media: { ...project.media, id: 'before' } }));
  localeStore.set('en');
  findFormStore.set(false);
});

afterEach(() => {
  act(() => {
    stop();
    root.unmount();
  });
  stop = () => undefined;
  page.remove();
  settingsStore.set((settings) => ({ ...settings, remembersVoices: false }));
  speakersStore.set({ mediaId: null, trackId: null, last: null, shown: null, value: null });
  voicesStore.set({ remembered: [], suggested: new Map(), refused: new Set() });
});

describe('what was found', () => {
  const foundWith = (voiceModel: string, perTrack = false): void => {
    const state = { ...shown, options: { voiceModel, perTrack } };
    act(() =>
      speakersStore.set({ mediaId: 'media', trackId: 'one', last: state, shown: state, value: result }),
    );
  };
  const both = [model('starter', { state: 'shipped', rank: 0 }), model('voices')];

  it('says that the starter found it, but not of the sample, of a full model or of microphones', async () => {
    await show(['A', 'B'], both);
    foundWith('voices');
    expect(page.textContent).not.toContain('Found by the starter');
    foundWith('starter');
    expect(page.textContent).toContain('Found by the starter');
    foundWith('starter', true);
    expect(page.textContent).not.toContain('Found by the starter');
    foundWith('starter');
    act(() => changeProject((project) => ({ ...project, media: { ...project.media, isSample: true } })));
    expect(page.textContent).not.toContain('Found by the starter');
  });

  it('is said to be named by another search where captions have no names, and to wait for captions before', async () => {
    await show([null, null]);
    showResult();
    expect(page.textContent).toContain('“Find again” names them');
    act(() => changeProject((project) => ({ ...project, cues: new Map() })));
    expect(page.textContent).toContain('The names come with the captions');
  });

  it('is looked for by a key only where the panel can be seen: where there are captions', async () => {
    await show([null]);
    const find = allCommands().find(({ id }) => id === 'speaker.find')!;
    expect(find.isEnabled?.()).toBe(true);
    openTestProject([]);
    expect(find.isEnabled?.()).toBe(false);
  });

  it('leaves the focus in the panel when its search has begun', async () => {
    await show([null, null]);
    button('Find speakers').focus();
    await press('Find speakers');
    expect(panelFocusStore.get()?.id).toBe('speakers');
    panelFocusStore.set(null);
  });
});

describe('finding speakers', () => {
  it('is asked for with the best voice model, and names for who has none yet', async () => {
    await show([null, null], [model('starter', { state: 'shipped', rank: 0 }), model('voices')]);
    await press('Find speakers');
    expect(host.asked.at(-1)).toEqual([
      'analyses.run',
      {
        mediaId: 'media',
        kind: 'speakers',
        options: {
          ...{
            count: null,
            voiceModel: 'voices',
            segmentationModel: null,
            audioTrack: null,
            perTrack: false,
          },
          newName: 'Speaker {number}',
        },
      },
    ]);
  });

  it('says how to get a model where there is none', async () => {
    await show([null], []);
    expect(page.textContent).toContain('No model that tells voices apart is installed.');
    expect(button('Find speakers')).toBeUndefined();
  });

  it('takes a number or two limits, and nothing that is none', () => {
    expect(countOf(usualCount)).toBeNull();
    expect(countOf({ ...usualCount, how: 'exact', exact: '3' })).toEqual({ min: 3, max: 3 });
    expect(countOf({ ...usualCount, how: 'between', min: '6', max: '2' })).toEqual({ min: 2, max: 6 });
    for (const exact of ['', '0', '1.5', '51', 'many']) {
      expect(countOf({ ...usualCount, how: 'exact', exact })).toBeNull();
    }
  });
});

describe('speakers', () => {
  it('are listed with their share, and renamed everywhere where they stand', async () => {
    await show(['A', 'B', 'A']);
    expect(fields()).toEqual(['A', 'B']);
    expect(page.textContent).toContain('67% · 2 turns');
    const field = page.querySelector<HTMLInputElement>('li input[type=text]')!;
    act(() => {
      field.focus();
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, ' Anna ');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    act(() => void field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })));
    expect(speakersNow()).toEqual(['Anna', 'B', 'Anna']);
    expect(fields()).toEqual(['Anna', 'B']);
  });

  it('become one when one is dropped on another', async () => {
    await show(['A', 'B', 'A']);
    const row = page.querySelectorAll('li')[0]!;
    const dataTransfer = { types: ['application/x-sidecut-speaker'], getData: () => 'B' };
    act(() => {
      row.dispatchEvent(
        Object.assign(new Event('drop', { bubbles: true, cancelable: true }), { dataTransfer }),
      );
    });
    expect(speakersNow()).toEqual(['A', 'A', 'A']);
  });
});

describe('voices that are remembered', () => {
  it('are neither read nor suggested while that is off', async () => {
    await show(['A', 'B', 'A']);
    stop = connectVoices(host.connection);
    showResult();
    await act(() => Promise.resolve());
    expect(host.asked.map(([name]) => name)).not.toContain('voices.list');
    expect(page.textContent).not.toContain('Sounds like');
  });

  it('are suggested, taken by a person or not', async () => {
    await show(['A', 'B', 'A']);
    act(() => settingsStore.set((settings) => ({ ...settings, remembersVoices: true })));
    showResult();
    await act(() => {
      stop = connectVoices(host.connection);
      return new Promise((resolve) => setTimeout(resolve));
    });
    expect(page.textContent).toContain('Sounds like Anna');
    expect(speakersNow()).toEqual(['A', 'B', 'A']);
    await press('No');
    expect(page.textContent).not.toContain('Sounds like Anna');
    act(() => voicesStore.set((state) => ({ ...state, refused: new Set() })));
    await press('Take the name');
    expect(speakersNow()).toEqual(['A', 'Anna', 'A']);
    expect(page.textContent).not.toContain('Sounds like Anna');
  });
});
