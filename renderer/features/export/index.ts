export { ExportPanel } from './ExportPanel.tsx';
