import { z } from 'zod';

/** What a model is for, in the order in which lists show it. */
export const modelTasks = [
  'speech-to-text',
  'speech-detection',
  'translation',
  'text-embedding',
  'image-text',
  'speaker-embedding',
  'speaker-segmentation',
  'text-recognition',
  'text-generation',
] as const;
export const modelTaskSchema = z.enum(modelTasks);
export type ModelTask = z.infer<typeof modelTaskSchema>;
