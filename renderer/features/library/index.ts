export { chooseFolderOfVideos, chooseVideos, openSample } from './library-actions.ts';
export { AboutVideo } from './AboutVideo.tsx';
export { connectFolders } from './folders-store.ts';
export { connectLibrary } from './library-store.ts';
