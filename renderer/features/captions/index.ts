export { CaptionsPanel } from './CaptionsPanel.tsx';
export { chooseAndImport } from './import-subtitles.ts';
