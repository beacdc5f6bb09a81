export { chooseFolderOfVideos, chooseVideos, openSample } from './library-actions.ts';
export { connectLibrary } from './library-store.ts';
