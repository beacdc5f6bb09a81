/**
 * [Note: What formats carry] Nothing of a document is lost in silence. Every format declares in `carries` which of these
 * features it can write (core/formats/registry.ts). Before it writes, portableDocument (portable.ts) puts what it can't
 * into a form that it can: dashes for voices, brackets for ruby, tags for what styles say. What a document has, the
 * format does not carry, and is not made up for is said as a `format-lacks` note (encode/losses.ts). A format that
 * carries a feature in part declares `loses` too.
 *
 * So a new format needs: a reader that makes cues as [Note: Cue text] says, a writer that asks styledRuns and
 * placeOfCue, and its list. A feature that it does not name counts as lost, and is said. pairs.test.ts tries every
 * ordered pair.
 */
export const features = [
  /** Italic, bold, underlined. */
  'looks',
  'strikeout',
  /** Colours of text. */
  'colors',
  /** WebVTT's classes that are no colour, such as `<c.loud>` and backgrounds. */
  'classes',
  /** Faces and sizes of `<font>`. */
  'fonts',
  'ruby',
  /** `<lang fr>` */
  'languages',
  /** One name for a cue. */
  'speakers',
  /** Several voices in one cue. */
  'voices',
  /** Times of words that a file or a person gave. */
  'words',
  /** Names of cues. */
  'ids',
  /** Nine places: top, middle, bottom; left, center, right. */
  'places',
  /** Any other place in the picture. */
  'exact-places',
  /** Vertical text, regions, widths of a cue, lines counted from an edge (WebVTT). */
  'layout',
  /** `X1:63 X2:223 Y1:43 Y2:58` (SRT). */
  'coordinates',
  /** ASS overrides that are neither look nor place, in a text that is not of an ASS file. */
  'overrides',
  /** The same in the file that has the styles and the picture for them: fades, movements, outlines. */
  'effects',
  /** Layers, margins and effects of ASS events. */
  'layers',
  /** Shapes that ASS draws. */
  'drawings',
  /** Cues that are shown at one time. */
  'overlaps',
  /** Line breaks inside a cue. */
  'lines',
  /** Remarks between cues. */
  'notes',
  /** WebVTT's style sheets and regions. */
  'style-sheets',
  /** Named styles of ASS. */
  'styles',
  /** Fonts and pictures that are in the file. */
  'attachments',
  /** Title, author and other fields of the head. */
  'head',
] as const;

export type Feature = (typeof features)[number];
