import type { App } from 'electron';
import { statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';

/** Files among the arguments of a start; the rest are Chromium's switches and their values. */
export function filesOfArguments(
  args: readonly string[],
  workingFolder: string,
  isFile: (path: string) => boolean = isFileOnDisk,
): readonly string[] {
  return args
    .filter((arg) => arg !== '' && !arg.startsWith('-'))
    .map((arg) => (isAbsolute(arg) ? arg : resolve(workingFolder, arg)))
    .filter(isFile);
}

function isFileOnDisk(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/**
 * Files that the operating system wants opened, from the first moment on: macOS names them before the app is ready, and
 * while its window is closed. They wait until a page takes them.
 */
export class FilesToOpen {
  #waiting: string[] = [];
  #take: ((paths: readonly string[]) => void) | null = null;
  #askForPage: () => void = () => undefined;

  listen(app: App): void {
    app.on('open-file', (event, path) => {
      event.preventDefault();
      this.add([path]);
    });
  }

  add(paths: readonly string[]): void {
    this.#waiting.push(...paths);
    this.#deliver();
  }

  /** Called when files come and no page is there to take them. */
  onUntaken(askForPage: () => void): void {
    this.#askForPage = askForPage;
  }

  /** A page is there, or (null) no longer. */
  takeWith(take: ((paths: readonly string[]) => void) | null): void {
    this.#take = take;
    if (take !== null) this.#deliver();
  }

  #deliver(): void {
    if (this.#waiting.length === 0) return;
    if (this.#take === null) this.#askForPage();
    else this.#take(this.#waiting.splice(0));
  }
}
