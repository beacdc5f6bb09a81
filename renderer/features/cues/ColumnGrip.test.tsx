// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { settingsStore } from '../../settings/settings-store.ts';
import { ColumnGrip } from './ColumnGrip.tsx';
import { useColumnWidths } from './column-widths.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

function Column() {
  return <ColumnGrip column={1} name="In" width={useColumnWidths()[1]!} />;
}

it('is as wide as it is pulled at once, and saved when it is let go', () => {
  const page = document.body.appendChild(document.createElement('div'));
  const root = createRoot(page);
  act(() => root.render(<Column />));
  const grip = page.querySelector<HTMLElement>('[role=separator]')!;
  grip.setPointerCapture = () => undefined;
  const point = (kind: string, clientX: number) =>
    act(() => void grip.dispatchEvent(new MouseEvent(`pointer${kind}`, { bubbles: true, clientX })));
  const saved: unknown[] = [];
  const stop = settingsStore.subscribe(() => saved.push(settingsStore.get().panels['cue-columns']));

  point('down', 100);
  point('up', 100);
  expect(saved).toEqual([]);
  point('down', 100);
  for (const x of [105, 110, 118]) point('move', x);
  expect(grip.getAttribute('aria-valuenow')).toBe('100');
  expect(saved).toEqual([]);
  point('cancel', 118);
  expect(saved).toEqual([[40, 100, 64]]);
  expect(grip.getAttribute('aria-valuenow')).toBe('100');
  point('move', 200);
  expect(grip.getAttribute('aria-valuenow')).toBe('100');

  stop();
  act(() => root.unmount());
});
