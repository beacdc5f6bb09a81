/** What is on the page: one place for everything that opens and closes. */
import { createStore } from '../stores/store.ts';

export type SideTab = 'cues' | 'transcript' | 'review' | 'inspector' | 'bulk';
/** A task beside the video, in place of the tabs. */
export type SidePanel = 'captions' | 'export';
export type OpenDialog = 'palette' | 'keys' | 'settings' | 'models';

export interface View {
  readonly page: 'library' | 'editor';
  readonly sideTab: SideTab;
  readonly sidePanel: SidePanel | null;
  readonly dialog: OpenDialog | null;
  readonly isJobsOpen: boolean;
}

export const viewStore = createStore<View>({
  page: 'library',
  sideTab: 'cues',
  sidePanel: null,
  dialog: null,
  isJobsOpen: false,
});

export function showPage(page: View['page']): void {
  viewStore.set((view) => ({ ...view, page, sidePanel: null, dialog: null, isJobsOpen: false }));
}

export function showSideTab(sideTab: SideTab): void {
  viewStore.set((view) => ({ ...view, sideTab, sidePanel: null }));
}

export function showSidePanel(sidePanel: SidePanel | null): void {
  viewStore.set((view) => ({ ...view, sidePanel }));
}

export function showDialog(dialog: OpenDialog | null): void {
  viewStore.set((view) => ({ ...view, dialog, isJobsOpen: false }));
}

export function showJobs(isJobsOpen: boolean): void {
  viewStore.set((view) => ({ ...view, isJobsOpen }));
}
