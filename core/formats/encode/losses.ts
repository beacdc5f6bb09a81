/** What a format can't carry of a document. */
import { note } from '../../notes.ts';
import type { Note } from '../../notes.ts';
import { features } from '../../format-features.ts';
import type { Feature } from '../../format-features.ts';
import { featuresOf } from '../find-features.ts';
import type { SubtitleDocument } from '../subtitle-document.ts';

interface Carrier {
  /** For people. */
  readonly name: string;
  readonly carries: ReadonlySet<Feature>;
  /** What it carries in part only, of this document. */
  readonly loses?: (document: SubtitleDocument) => readonly Feature[];
}

/** In the order of `features`; see [Note: What formats carry]. `writesWords`: times that we measured are wanted too. */
export function lossesOf(
  document: SubtitleDocument,
  { name, carries, loses }: Carrier,
  writesWords = false,
): readonly Note[] {
  const found = featuresOf(document, { countsMeasuredWords: writesWords });
  const inPart = new Set(loses?.(document));
  return features
    .filter((feature) => inPart.has(feature) || (found.has(feature) && !carries.has(feature)))
    .map((lost) => note('format-lacks', { format: name, lost }));
}
