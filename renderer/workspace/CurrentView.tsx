import type { ReactNode } from 'react';
import { useStore } from '../stores/store.ts';
import { viewsStore } from './views.ts';
import { workspaceStore } from './workspace-store.ts';

/** The view that was chosen on the rail. */
export function CurrentView(): ReactNode {
  const id = useStore(workspaceStore, ({ view }) => view);
  const views = useStore(viewsStore, (list) => list);
  const View = views.find((each) => each.id === id)?.component;
  return View === undefined ? null : <View />;
}
