export { CueProblems } from './CueProblems.tsx';
export { goToProblem } from './review-actions.ts';
export { reviewStore } from './review-store.ts';
export { connectSpelling } from './spelling-session.ts';
