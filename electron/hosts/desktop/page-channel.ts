import { ipcMain } from 'electron';
import type { IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron';
import type { Channel } from '../../transport/channels/channel.ts';
import type { Response } from '../../transport/envelope.ts';
import { appOrigin } from './app-protocol.ts';
import { ipc } from './ipc.ts';

/** Only the app's own page speaks to the main process, not a frame in it nor a page of another origin. */
export function isOwnPage({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === appOrigin;
}

/** Calls `onPage` with a fresh line for each page that opens in any window, also after a reload. */
export function listenForPages(onPage: (channel: Channel<unknown, Response>) => void): void {
  const lines = new Map<WebContents, PageLine>();
  ipcMain.on(ipc.open, (event) => {
    if (!isOwnPage(event)) return;
    const { sender } = event;
    lines.get(sender)?.end();
    const line = new PageLine(sender);
    lines.set(sender, line);
    sender.once('destroyed', () => {
      line.end();
      lines.delete(sender);
    });
    onPage(line.channel);
  });
  ipcMain.on(ipc.message, (event, message: unknown) => {
    if (isOwnPage(event)) lines.get(event.sender)?.receive(message);
  });
}

class PageLine {
  readonly channel: Channel<unknown, Response>;
  readonly #listeners: ((message: unknown) => void)[] = [];
  readonly #closers: (() => void)[] = [];
  #open = true;

  constructor(contents: WebContents) {
    this.channel = {
      post: (message) => {
        if (this.#open && !contents.isDestroyed()) contents.send(ipc.message, message);
      },
      onMessage: (listener) => void this.#listeners.push(listener),
      onClose: (listener) => void this.#closers.push(listener),
      close: () => this.end(),
      // The window keeps the process running.
      hold: () => undefined,
      free: () => undefined,
    };
  }

  receive(message: unknown): void {
    for (const listener of this.#listeners) listener(message);
  }

  end(): void {
    if (!this.#open) return;
    this.#open = false;
    for (const closed of this.#closers) closed();
  }
}
