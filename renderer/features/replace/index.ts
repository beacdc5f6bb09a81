export { ReplaceQuestion } from './ReplaceQuestion.tsx';
export { ReplacementNotice } from './ReplacementNotice.tsx';
export { replaceVideo, takeChangedFile } from './replace-video.ts';
