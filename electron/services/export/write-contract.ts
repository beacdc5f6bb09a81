import { z } from 'zod';
import { operation } from '../../../core/contract/operation.ts';
import type { FilePreview, FileWork, Script, ScriptWork, StreamWork } from './write-work.ts';

/** The cues cross in parts. Both ends are ours: nothing is checked on the way. */
const longInput = { path: ['cues'], item: z.unknown() } as const;
const priority = 'interactive';

export const writeContract = {
  file: operation({ input: z.custom<FileWork>(), output: z.custom<Uint8Array>(), longInput, priority }),
  preview: operation({ input: z.custom<FileWork>(), output: z.custom<FilePreview>(), longInput, priority }),
  script: operation({ input: z.custom<ScriptWork>(), output: z.custom<Script>(), longInput, priority }),
  stream: operation({ input: z.custom<StreamWork>(), output: z.custom<string>(), longInput, priority }),
};
