// @vitest-environment jsdom
import { act, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { Dialog } from './Dialog.tsx';
import { Tooltip, TooltipProvider } from './Tooltip.tsx';

let root: Root;
let page: HTMLElement;
beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true, ResizeObserver: NoSizes });
});
beforeEach(() => {
  vi.useFakeTimers();
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
  vi.useRealTimers();
});

class NoSizes {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

function Example() {
  const [open, setOpen] = useState(false);
  return (
    <TooltipProvider>
      <Tooltip text="Settings (words)">
        <button onClick={() => setOpen(true)}>settings</button>
      </Tooltip>
      <Dialog open={open} onOpenChange={setOpen} title="Settings dialog">
        <Tooltip text="Larger text">
          <button>larger</button>
        </Tooltip>
      </Dialog>
    </TooltipProvider>
  );
}

const button = (name: string): HTMLElement =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)!;
const escape = (): void =>
  act(
    () =>
      void (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
      ),
  );
const hover = (element: HTMLElement): void =>
  act(() => void element.dispatchEvent(new MouseEvent('pointermove', { bubbles: true })));
const wait = (ms: number): Promise<void> => act(() => vi.advanceTimersByTimeAsync(ms).then(() => undefined));
const tooltip = (): string | null => document.querySelector('[role=tooltip]')?.textContent ?? null;
const show = (): void => act(() => root.render(<Example />));

it('Escape closes a tooltip, also one that is about to come', async () => {
  show();
  hover(button('settings'));
  await wait(600);
  expect(tooltip()).toBe('Settings (words)');
  escape();
  expect(tooltip()).toBeNull();

  act(() => void button('settings').dispatchEvent(new MouseEvent('pointerout', { bubbles: true })));
  await wait(1000);
  hover(button('settings'));
  await wait(200);
  escape();
  await wait(1000);
  expect(tooltip()).toBeNull();
});

it('Escape closes what lies below the tooltip too, and none stands at the button that has the focus again', async () => {
  show();
  act(() => button('settings').focus());
  act(() => button('settings').click());
  await wait(50);
  hover(button('larger'));
  await wait(600);
  expect(tooltip()).toBe('Larger text');
  escape();
  await wait(1000);
  expect(document.querySelector('[role=dialog]')).toBeNull();
  expect(document.activeElement).toBe(button('settings'));
  expect(tooltip()).toBeNull();
});
