/** A panel that is opened by a key takes the focus, and gives it back by Esc. */
import { createStore } from '../stores/store.ts';
import type { PanelId } from './workspace-store.ts';

interface WantedFocus {
  readonly id: PanelId;
  /** What had the focus. */
  readonly before: Element | null;
}

export const panelFocusStore = createStore<WantedFocus | null>(null);

export function wantFocus(id: PanelId): void {
  panelFocusStore.set({ id, before: document.activeElement });
}
