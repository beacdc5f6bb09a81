export { chooseChapterFile } from './lanes/chapters/import-chapters.ts';
export { suggestChapters } from './lanes/chapters/suggest.ts';
export { Timeline } from './Timeline.tsx';
