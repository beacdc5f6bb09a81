export { warningText } from './chapter-warnings.ts';
