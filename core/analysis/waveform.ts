import { z } from 'zod';
import { defineAnalysis } from './analysis.ts';

/** The loudness of the sound over time; the peaks lie in a file of the video's folder, see core/media/peaks-file.ts. */
export const waveform = defineAnalysis({ kind: 'waveform', options: z.object({}), result: z.object({}) });
