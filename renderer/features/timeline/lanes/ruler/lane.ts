import { chosenStretchStore } from '../../../../workspace/timeline/chosen-stretch.ts';
import { registerLane } from '../../../../workspace/timeline/lane.ts';
import { drawChosen, drawRuler } from './draw.ts';

registerLane({
  id: 'ruler',
  order: 10,
  isPinned: true,
  lanesOf: () => [{ key: '', height: { px: 24, scales: true } }],
  start: ({ invalidate }) => ({
    paint: { content: drawRuler, overFront: drawChosen },
    stop: chosenStretchStore.subscribe(() => invalidate('front')),
  }),
  header: null,
});
