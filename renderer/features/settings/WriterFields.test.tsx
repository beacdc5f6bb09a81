// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { noWriterServer } from '../../../core/writing/writer-server.ts';
import type { WriterServer } from '../../../core/writing/writer-server.ts';
import { TooltipProvider } from '../../components/Tooltip.tsx';
import { WriterFields } from './WriterFields.tsx';

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});

function show(change: Partial<WriterServer>, onChange = vi.fn()): HTMLElement {
  const page = document.body.appendChild(document.createElement('div'));
  const root = createRoot(page);
  onTestFinished(() => {
    act(() => root.unmount());
    page.remove();
  });
  act(() =>
    root.render(
      <TooltipProvider>
        <WriterFields server={{ ...noWriterServer, ...change }} onChange={onChange} />
      </TooltipProvider>,
    ),
  );
  return page;
}

it('asks for nothing but an address while there is none', () => {
  const page = show({});
  expect(page.querySelectorAll('input')).toHaveLength(1);
  expect(page.querySelector('[role=switch]')).toBeNull();
});

it('asks for a model and a key of a server on this computer', () => {
  const page = show({ address: 'http://localhost:11434' });
  expect(page.querySelectorAll('input')).toHaveLength(3);
  expect(page.querySelector('[role=switch]')).toBeNull();
});

it('has the address of another computer confirmed, as it stands', () => {
  const address = 'http://192.168.1.4:11434';
  const onChange = vi.fn();
  const page = show({ address, confirmedAddress: 'http://192.168.1.5:11434' }, onChange);
  const confirm = page.querySelector<HTMLElement>('[role=switch]')!;
  expect(confirm.getAttribute('aria-checked')).toBe('false');
  act(() => confirm.click());
  expect(onChange).toHaveBeenCalledWith({ ...noWriterServer, address, confirmedAddress: address });
  expect(
    show({ address, confirmedAddress: address }).querySelector('[role=switch][aria-checked=true]'),
  ).not.toBeNull();
});
