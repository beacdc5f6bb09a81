export { suggestChapters } from './lanes/chapters/suggest.ts';
export { Timeline } from './Timeline.tsx';
