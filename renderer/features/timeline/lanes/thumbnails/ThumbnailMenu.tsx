import type { ReactNode } from 'react';
import type { PointOnPage } from '../../../../components/Menu.tsx';
import { PictureMenu } from '../../../../editing/PictureMenu.tsx';
import { createStore, useStore } from '../../../../stores/store.ts';

/** Where the menu of a picture is open; the playhead stands at it. */
export const thumbnailMenuStore = createStore<PointOnPage | null>(null);

export function ThumbnailMenu(): ReactNode {
  const at = useStore(thumbnailMenuStore, (state) => state);
  if (at === null) return null;
  return <PictureMenu key={`${at.x} ${at.y}`} at={at} onClose={() => thumbnailMenuStore.set(null)} />;
}
