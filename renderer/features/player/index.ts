import './commands.ts';
import './messages.ts';

export { Player } from './Player.tsx';
