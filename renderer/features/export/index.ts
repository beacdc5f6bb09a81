export { nameBeside } from './start-export-job.ts';
