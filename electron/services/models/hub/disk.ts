import { open, statfs } from 'node:fs/promises';

export interface PartHandle {
  write(chunk: Uint8Array): Promise<unknown>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The two things of the file system that a full disk shows itself in. */
export interface Disk {
  freeBytes(folder: string): Promise<number>;
  /** Creates the file, or goes on at its end. */
  openForAppend(file: string): Promise<PartHandle>;
}

export const realDisk: Disk = {
  async freeBytes(folder) {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
  async openForAppend(file) {
    const handle = await open(file, 'a');
    return {
      // Unlike `write`, `appendFile` does not stop in the middle of a chunk.
      write: (chunk) => handle.appendFile(chunk),
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
};
