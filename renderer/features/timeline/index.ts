export { reasonText } from './lanes/chapters/reason-text.ts';
export { suggestChapters } from './lanes/chapters/suggest.ts';
export { Timeline } from './Timeline.tsx';
