export { FindBar } from './FindBar.tsx';
export { currentMatchOf, findStore } from './find-store.ts';
