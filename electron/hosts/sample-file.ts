import { fileURLToPath } from 'node:url';

/** The video that comes with the program. */
export const sampleFile = fileURLToPath(new URL('../../sample/sample.mp4', import.meta.url));
