export { Player } from './Player.tsx';
export { beginAt } from './positions.ts';
