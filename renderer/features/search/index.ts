export { SearchLibraryButton } from './SearchLibraryButton.tsx';
export { searchVideos } from './search-videos.ts';
