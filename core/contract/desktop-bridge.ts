/**
 * All that the preload of the desktop window leaves in the page, as `window.sidecut`. `DroppedFile` is the page's `File`,
 * which this folder does not know.
 */
export interface DesktopBridge<DroppedFile> {
  post(message: unknown): void;
  /** Everything that the main process posts to this page. */
  subscribe(listener: (message: unknown) => void): void;
  /** Source ids of files that were dropped on the page; their paths go to the main process only. */
  sourcesOfDrop(files: readonly DroppedFile[]): Promise<readonly string[]>;
}
