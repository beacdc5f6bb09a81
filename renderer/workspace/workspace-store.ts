/** What is on the page: one place for everything that opens and closes. */
import type { MessagesUnder } from '../i18n/i18n.ts';
import { createStore } from '../stores/store.ts';
import './messages.ts';

/** Whatever has a title, which is the message `view.library`. */
export type ViewId = MessagesUnder<'view.'>;
/** Whatever has a title, which is the message `panel.review`. */
export type PanelId = MessagesUnder<'panel.'>;

/** Beside the video: what the captions say, and a tool for working on them. One panel of each at a time. */
export type SidePlace = 'content' | 'tool';

export interface Workspace {
  readonly view: ViewId;
  /** The video that the editor shows, or showed last. */
  readonly mediaId: string | null;
  /** The panel that was asked for last in each place; null: the first one. */
  readonly side: Readonly<Record<SidePlace, PanelId | null>>;
  /** The place that was asked for last: the one that is seen where there is room for one. */
  readonly front: SidePlace;
  /** There is room for both: the tool has a dock of its own. */
  readonly hasDock: boolean;
  /** Few lines fit below each other: what stands above a list makes room for it, see [Note: Find in little room]. */
  readonly isShort: boolean;
  /** A task beside the video, such as an export: in place of the tool, or of both where there is no dock. */
  readonly sheet: PanelId | null;
  readonly dialog: PanelId | null;
  /** Opened from the rail, over the view. */
  readonly flyout: PanelId | null;
}

export const workspaceStore = createStore<Workspace>({
  view: 'library',
  mediaId: null,
  side: { content: null, tool: null },
  front: 'content',
  hasDock: false,
  isShort: false,
  sheet: null,
  dialog: null,
  flyout: null,
});

const nothingOpen = { sheet: null, dialog: null, flyout: null } as const;

export function showView(view: ViewId): void {
  workspaceStore.set((workspace) => ({ ...workspace, ...nothingOpen, view }));
}

/** Goes to the editor at once; what goes wrong is shown there. */
export function openMedia(mediaId: string): void {
  workspaceStore.set((workspace) => ({ ...workspace, ...nothingOpen, view: 'editor', mediaId }));
}

/** It is gone from the library: the editor has nothing to go back to. */
export function forgetMedia(mediaId: string): void {
  workspaceStore.set((workspace) =>
    workspace.mediaId === mediaId ? { ...workspace, mediaId: null } : workspace,
  );
}

export function closeSheet(): void {
  workspaceStore.set((workspace) => ({ ...workspace, sheet: null }));
}

export function showDialog(dialog: PanelId | null): void {
  workspaceStore.set((workspace) => ({ ...workspace, dialog, flyout: null }));
}

export function showFlyout(flyout: PanelId | null): void {
  workspaceStore.set((workspace) => ({ ...workspace, flyout }));
}
