export { chooseFolderOfVideos, chooseVideos, openSample } from './library-actions.ts';
export { connectFolders } from './folders-store.ts';
export { connectLibrary } from './library-store.ts';
