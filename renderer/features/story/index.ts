export { warningText } from './chapter-warnings.ts';
export { chosenWriter } from './use-making.ts';
