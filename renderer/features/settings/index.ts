export { StyleFields } from './StyleFields.tsx';
