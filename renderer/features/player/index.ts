export { Player } from './Player.tsx';
export { beginAt } from './positions.ts';
export { elementSeconds, timelineMs } from './media-clock.ts';
