export { CueProblems } from './CueProblems.tsx';
