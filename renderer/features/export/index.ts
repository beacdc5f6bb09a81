import './messages.ts';
export { SaveForm } from './SaveForm.tsx';
export { Warnings } from './Warnings.tsx';
