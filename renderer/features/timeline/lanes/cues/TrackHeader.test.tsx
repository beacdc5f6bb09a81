// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { openTestProject, testTrack } from '../../../../project/testing/test-project.ts';
import '../../messages.ts';
import { CuesNotice } from './CuesNotice.tsx';
import { TrackHeader } from './TrackHeader.tsx';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

function header(key: string): HTMLElement {
  const page = document.createElement('div');
  const root = createRoot(page);
  act(() =>
    root.render(
      <TrackHeader lane={{ kind: 'cues', key, isActive: true, isPinned: false, top: 0, height: 40 }} />,
    ),
  );
  const shown = page.querySelector('button')!.cloneNode(true) as HTMLElement;
  act(() => root.unmount());
  return shown;
}

it('shows the language of a track where one is known, and no code for none', () => {
  openTestProject([
    [testTrack('one', { language: 'es' }), []],
    [testTrack('two', { language: 'und' }), []],
  ]);
  expect(header('one').textContent).toBe('Track onees');
  expect(header('one').title).toBe('Edit the track Track one (es)');
  expect(header('two').textContent).toBe('Track two');
  expect(header('two').title).toBe('Edit the track Track two');
});

it('asks for a first cue to be drawn where nobody is writing the track', () => {
  const notice = (state: 'growing' | 'complete'): string => {
    openTestProject([[testTrack('one', { state }), []]]);
    const page = document.createElement('div');
    const root = createRoot(page);
    act(() =>
      root.render(
        <CuesNotice
          lane={{ kind: 'cues', key: 'one', isActive: true, isPinned: false, top: 0, height: 40 }}
        />,
      ),
    );
    const shown = page.textContent;
    act(() => root.unmount());
    return shown;
  };
  expect(notice('complete')).toContain('Drag here to draw the first cue');
  expect(notice('growing')).toBe('');
});
