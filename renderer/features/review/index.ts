import './commands.ts';

export { ReviewQueue } from './ReviewQueue.tsx';
