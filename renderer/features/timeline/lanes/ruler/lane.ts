import { registerLane } from '../../../../workspace/timeline/lane.ts';
import { drawRuler } from './draw.ts';

registerLane({
  id: 'ruler',
  order: 10,
  isPinned: true,
  lanesOf: () => [{ key: '', height: { px: 24, scales: true } }],
  start: () => ({ paint: { content: drawRuler } }),
  header: null,
});
