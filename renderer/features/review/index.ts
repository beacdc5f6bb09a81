export { CueProblems } from './CueProblems.tsx';
export { reviewStore } from './review-store.ts';
