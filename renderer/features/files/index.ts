export { FileChooser } from './FileChooser.tsx';
export { chooseSources, type ChosenSource } from './choose-sources.ts';
export { nothingSelected, selectEntry, type EntrySelection, type SelectHow } from './entry-selection.ts';
