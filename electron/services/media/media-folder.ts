import { join } from 'node:path';

/** Where what is made of a medium lies; nothing else lies there. */
export function mediaFolder(home: string, mediaId: string): string {
  return join(home, 'media', mediaId);
}

export const peaksFile = 'peaks.bin';
/** The sound of the file that this one has replaced, until its captions are where they belong. */
export const peaksBeforeFile = 'peaks-before.bin';
export const posterFile = 'poster.jpg';
export const proxyFile = 'proxy.mp4';

/** Contact sheets are numbered from 0. */
export function sheetFile(number: number): string {
  return `thumbs-${number}.jpg`;
}
