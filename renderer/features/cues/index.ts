import './commands.ts';

export { CueList } from './CueList.tsx';
