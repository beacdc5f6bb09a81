export { FileChooser } from './FileChooser.tsx';
export { chooseSources } from './choose-sources.ts';
