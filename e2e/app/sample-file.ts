import { fileURLToPath } from 'node:url';

/** The video that ships with the app; its truth is beside it. */
export const sampleFile = fileURLToPath(new URL('../sample/sample.mp4', import.meta.url));
