import type { TrackCue } from '../../project/track-cue.ts';

/** Places in `second` of the cues that say the same as those of `main`, whichever of them is the translation. */
export function linkedCues(
  main: readonly TrackCue[],
  second: readonly TrackCue[],
): ReadonlyMap<number, number> {
  const places = new Map(second.map(({ id }, place) => [id, place]));
  const translations = new Map(
    second.flatMap(({ translation }, place) => (translation === undefined ? [] : [[translation.of, place]])),
  );
  return new Map(
    main.flatMap(({ id, translation }, index) => {
      const place = places.get(translation?.of ?? '') ?? translations.get(id);
      return place === undefined ? [] : [[index, place]];
    }),
  );
}
