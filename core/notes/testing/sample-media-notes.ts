import { note } from '../../notes.ts';
import type { Note } from '../../notes.ts';
import { features } from '../../format-features.ts';
import type { ExportNotes } from '../export.ts';
import type { LibraryNotes } from '../library.ts';
import type { MediaNotes } from '../media.ts';

type Samples<Notes> = { readonly [Code in keyof Notes]: readonly Notes[Code][] };

const name = 'talk "1".mp4';

const mediaNotes: Samples<MediaNotes> = {
  'media-breaks-off': [
    { name, atMs: 12_345, promisedMs: 60_000 },
    { part: 'picture', name, atMs: 12_345, promisedMs: 60_000 },
  ],
  'media-has-gaps': [
    { part: 'sound', name },
    { part: 'picture', name },
  ],
  'media-times-jump': [{ name }],
  'media-partly-damaged': [
    { name, said: 'bad header' },
    { name, said: null },
  ],
  'media-absent': [
    { reason: 'missing', name },
    { reason: 'changed', name },
  ],
  'plays-copy': [
    { obstacle: 'container', container: 'MPEG-TS' },
    { obstacle: 'picture-in-container', container: 'Ogg' },
    { obstacle: 'video', codec: 'HEVC' },
    { obstacle: 'pixels', codec: 'H.264', bits: 10, chroma: '4:2:2', pixelFormat: 'yuv422p10le' },
    { obstacle: 'pixels', codec: 'H.264', bits: null, chroma: null, pixelFormat: 'gray' },
    { obstacle: 'sound', codec: 'AC-3', container: 'MP4' },
    { obstacle: 'late-start' },
    { obstacle: 'not-first', part: 'picture' },
    { obstacle: 'not-first', part: 'sound' },
  ],
  'copy-asked-for': [{}],
  'copy-cancelled': [{}],
  'copy-failed': [
    {
      failure: {
        code: 'media-damaged',
        facts: { reason: 'nothing-in-it', path: '/talk.mp4' },
        retryable: false,
      },
    },
    { failure: { code: 'internal', facts: { message: 'The wheel came off.', stack: '' }, retryable: false } },
  ],
};

const libraryNotes: Samples<LibraryNotes> = {
  'videos-left-out': [
    { names: [name], more: 0 },
    { names: [name, 'walk.mov'], more: 3 },
  ],
  'library-tables-lost': [
    { tables: ['cues'], backup: null },
    { tables: ['cues', 'tracks'], backup: '/data/backups/library-v5.sqlite' },
  ],
  'search-index-begun-again': [{}],
};

const exportNotes: Samples<ExportNotes> = {
  'replaced-characters': [
    { encoding: 'windows-1252', characters: ['你 (U+4F60)'], more: 0 },
    { encoding: 'windows-1252', characters: ['你 (U+4F60)', '好 (U+597D)'], more: 3 },
  ],
  'characters-without-font': [
    { characters: ['你'], more: 0, fonts: ['cjk'] },
    { characters: ['你', '🐈', 'न'], more: 2, fonts: ['cjk', 'emoji', 'other'] },
  ],
  'bilingual-without-words': [{}],
  'format-lacks': features.map((lost) => ({
    format: 'LRC',
    lost,
  })),
  'characters-lacking': [
    { format: 'SCC', characters: ['\u4f60 (U+4F60)'], more: 0 },
    { format: 'SCC', characters: ['\u4f60 (U+4F60)', '\u597d (U+597D)'], more: 3 },
  ],
  'captions-late': [
    { count: 1, maxMs: 500 },
    { count: 3, maxMs: 2000 },
  ],
  'captions-cut': [{ count: 1 }, { count: 2 }],
  'frame-rate-assumed': [{ format: 'iTunes Timed Text', framesPerSecond: 25 }],
  'no-chapters': [{}],
  'frame-rate-rounded': [{ format: 'EDL', framesPerSecond: 29.83, counted: 30_000 / 1001 }],
  'cut-rates-mixed': [{ format: 'EDL', framesPerSecond: 25 }],
  'cut-rates-uneven': [
    { names: ['talk.mp4'], more: 0 },
    { names: ['a.mp4', 'b.mp4'], more: 2 },
  ],
  'cuts-beyond-numbers': [{ format: 'EDL', count: 1200, maxCount: 999 }],
  'chapter-parts-left-out': [{ format: 'OGM' }],
  'description-too-long': [{ bytes: 7000, maxBytes: 5000 }],
  'picture-subtitles-left-out': [
    { count: 1, container: 'MP4' },
    { count: 2, container: 'MP4' },
  ],
  'left-out': [
    { parts: [{ part: 'pictures', count: 1 }] },
    {
      parts: (
        [
          'pictures',
          'sounds',
          'subtitles',
          'picture-subtitles',
          'covers',
          'timecode',
          'data',
          'attachments',
        ] as const
      ).map((part, i) => ({ part, count: 1 + (i % 2) })),
    },
  ],
  'picture-encoded': (['turned', 'cut', 'no-times'] as const).map((reason) => ({
    reason,
    container: 'Matroska',
  })),
  'tone-mapped': [{}],
  'high-range-kept': [{}],
  'region-in-name': [{ container: 'MP4', names: ['Captions [pt-BR]', '字幕 [zh-Hant]'] }],
  'encoded-by-processor': [{}],
};

/** Each note of media, the library and exports, for every cause. */
export const sampleNotes: readonly Note[] = [
  ...Object.entries(mediaNotes),
  ...Object.entries(libraryNotes),
  ...Object.entries(exportNotes),
].flatMap(([code, samples]) => samples.map((facts) => note(code as 'copy-asked-for', facts as never)));
