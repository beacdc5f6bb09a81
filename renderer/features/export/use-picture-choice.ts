import { useCallback } from 'react';
import { defaultPicture, type PictureOptions } from '../../../core/contract/export.ts';
import { createStore, useStore } from '../../stores/store.ts';

/** Where somebody placed the frame is kept while the panel is closed to look at something else, for each video. */
const choices = createStore<ReadonlyMap<string, PictureOptions>>(new Map());

export function usePictureChoice(
  mediaId: string,
): readonly [PictureOptions, (picture: PictureOptions) => void] {
  const picture = useStore(choices, (all) => all.get(mediaId) ?? defaultPicture);
  const change = useCallback(
    (next: PictureOptions) => choices.set((all) => new Map(all).set(mediaId, next)),
    [mediaId],
  );
  return [picture, change];
}
