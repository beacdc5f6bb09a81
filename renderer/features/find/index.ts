import './commands.ts';

export { FindBar } from './FindBar.tsx';
