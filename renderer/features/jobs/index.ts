export { JobsIndicator } from './JobsIndicator.tsx';
export { JobRow } from './JobRow.tsx';
