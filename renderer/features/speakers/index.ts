export { connectVoices } from './voices-store.ts';
export { findSpeakersAlong, SpeakersAlongField, useSpeakersAlong } from './SpeakersAlong.tsx';
