export { FileChooser } from './FileChooser.tsx';
export { chooseSources, type ChosenSource } from './choose-sources.ts';
