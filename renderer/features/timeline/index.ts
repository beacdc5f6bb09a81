import './commands.ts';
import './messages.ts';

export { Timeline } from './Timeline.tsx';
