export { connectVoices } from './voices-store.ts';
