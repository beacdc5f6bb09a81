export { chooseVideos, openSample, relink } from './library-actions.ts';
export { connectLibrary } from './library-store.ts';
