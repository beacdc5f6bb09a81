export { SettingsDialog } from './SettingsDialog.tsx';
export { StyleFields } from './StyleFields.tsx';
