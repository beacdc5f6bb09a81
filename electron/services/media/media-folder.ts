import { join } from 'node:path';

/** Where what is made of a medium lies; nothing else lies there. */
export function mediaFolder(home: string, mediaId: string): string {
  return join(home, 'media', mediaId);
}

export const peaksFile = 'peaks.bin';
export const posterFile = 'poster.jpg';
export const proxyFile = 'proxy.mp4';

/** The name of the contact sheet with that number, from 0. */
export function sheetName(sheet: number): string {
  return `thumbs-${sheet}.jpg`;
}
