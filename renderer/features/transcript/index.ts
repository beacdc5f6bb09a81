export { TranscriptView } from './TranscriptView.tsx';
