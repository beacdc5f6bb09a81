import { z } from 'zod';
import type { Library } from '../../library/library.ts';

const proxyCopySchema = z.object({
  /** In the media's folder. */
  fileName: z.string(),
  mimeType: z.string(),
  /** Index of its audio track among those of the file. */
  audioTrack: z.int(),
  /** A person wanted it though the page should play the file itself. */
  isAsked: z.boolean(),
});
/** A copy that the page plays in place of the file. */
export type ProxyCopy = Readonly<z.infer<typeof proxyCopySchema>>;

type Analyses = { readonly analyses: Pick<Library['analyses'], 'find' | 'save'> };

/** It is kept as other things that were made of a video are. */
const name = (fingerprint: string) => ({ fingerprint, kind: 'proxy', options: {} });

export async function findProxy({ analyses }: Analyses, fingerprint: string): Promise<ProxyCopy | null> {
  const stored = await analyses.find(name(fingerprint));
  return proxyCopySchema.safeParse(stored?.value).data ?? null;
}

export async function keepProxy(
  { analyses }: Analyses,
  fingerprint: string,
  value: ProxyCopy,
): Promise<void> {
  const made = { version: 1, model: null, inputs: null, notes: [], isWhole: true };
  await analyses.save({ ...name(fingerprint), value, ...made });
}
