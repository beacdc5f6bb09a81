import './messages.ts';
export { SaveForm } from './SaveForm.tsx';
export { nameBeside } from './start-export-job.ts';
export { Warnings } from './Warnings.tsx';
