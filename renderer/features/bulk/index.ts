import './commands.ts';

export { BulkPanel } from './BulkPanel.tsx';
