// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { CropFrame } from '../player/CropFrame.tsx';
import '../player/messages.ts';
import './messages.ts';
import { PictureFields } from './PictureFields.tsx';
import { usePictureChoice } from './use-picture-choice.ts';

let root: Root;
let page: HTMLElement;
beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  HTMLElement.prototype.setPointerCapture = () => undefined;
});
beforeEach(() => {
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

function Form({ mediaId }: { readonly mediaId: string }) {
  const [picture, setPicture] = usePictureChoice(mediaId);
  return (
    <>
      <PictureFields picture={picture} onChange={setPicture} />
      <output>{JSON.stringify(picture)}</output>
    </>
  );
}

/** A picture of 1600 by 900 on the page. */
const show = (mediaId: string | null): void =>
  act(() =>
    root.render(
      <>
        {mediaId !== null && <Form mediaId={mediaId} />}
        <CropFrame box={{ left: 0, top: 0, width: 1600, height: 900 }} />
      </>,
    ),
  );
const frame = (): HTMLElement | null => page.querySelector('[role=slider]');
const picture = (): unknown => JSON.parse(page.querySelector('output')!.textContent);
const choose = (index: number, value: string): void =>
  act(() => {
    const select = page.querySelectorAll('select')[index]!;
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
const press = (key: string, shiftKey = false): void =>
  act(
    () =>
      void frame()!.dispatchEvent(
        new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }),
      ),
  );
const pointer = (kind: string, clientX: number, clientY = 0): void =>
  act(() => void frame()!.dispatchEvent(new MouseEvent(kind, { clientX, clientY, bubbles: true })));

it('shows what stays of the picture over the player, where keys and the pointer move it', () => {
  show('a');
  expect(frame()).toBeNull();
  choose(0, '9:16');
  expect(Number.parseFloat(frame()!.style.width)).toBeCloseTo((81 / 256) * 100, 3);
  expect(frame()!.getAttribute('aria-valuenow')).toBe('50');
  press('ArrowRight');
  press('ArrowRight', true);
  expect(picture()).toMatchObject({ shape: '9:16', offset: expect.closeTo(0.61) as number });
  press('Home');
  expect(frame()!.style.left).toBe('0%');

  // There are 1600 - 506.25 pixels of room.
  pointer('pointerdown', 100);
  pointer('pointermove', 100 + 1093.75 / 4);
  pointer('pointerup', 0);
  pointer('pointermove', 900);
  expect(picture()).toMatchObject({ offset: 0.25 });
  pointer('pointerdown', 0);
  pointer('pointermove', 5000);
  expect(picture()).toMatchObject({ offset: 1 });

  choose(1, 'middle');
  expect(picture()).not.toHaveProperty('offset');
  expect(frame()!.getAttribute('aria-valuenow')).toBe('50');
});

it('keeps the place for the video while the form is closed, and shows no frame then', () => {
  show('b');
  choose(0, '1:1');
  press('End');
  show(null);
  expect(frame()).toBeNull();
  show('b');
  expect(picture()).toMatchObject({ shape: '1:1', offset: 1 });
  expect(frame()).not.toBeNull();
  show('c');
  expect(picture()).toMatchObject({ shape: 'source' });
  expect(frame()).toBeNull();
});
