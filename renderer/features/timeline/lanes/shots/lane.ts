import { knownShotsOf } from '../../../../analyses/analyses-store.ts';
import { registerLane } from '../../../../workspace/timeline/lane.ts';
import { drawShots } from './draw.ts';

registerLane({
  id: 'shots',
  order: 40,
  isPinned: true,
  lanesOf: ({ media }) =>
    knownShotsOf(media.id).length === 0 ? [] : [{ key: '', height: { px: 10, scales: false } }],
  // Its lines run down through the sound, over what is drawn there.
  start: () => ({ paint: { across: drawShots } }),
  // The lane is lower than a line of text.
  header: null,
});
