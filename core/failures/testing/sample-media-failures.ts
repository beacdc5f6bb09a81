import type { FilesFailures } from '../files.ts';
import type { MediaFailures } from '../media.ts';
import type { SubtitlesFailures } from '../subtitles.ts';

type Samples<Failures> = { readonly [Code in keyof Failures]: readonly Failures[Code][] };

const path = '/films/talk "1".mp4';
const name = 'talk "1".mp4';
const said = 'moov atom not found';

export const sampleFilesFailures: Samples<FilesFailures> = {
  'file-not-found': [
    { reason: 'file', path },
    { reason: 'folder', path: '/films' },
    { reason: 'output' },
    { reason: 'page' },
  ],
  'file-unreadable': [
    { reason: 'permission', path },
    { reason: 'folder-permission', path: '/films' },
    { reason: 'no-answer', path },
    { reason: 'special', path },
    { reason: 'file', path, said: 'EIO' },
    { reason: 'folder', path: '/films', said: 'EIO' },
    { reason: 'waveform' },
  ],
  'file-is-directory': [
    { wanted: 'media', path: '/films' },
    { wanted: 'subtitles', path: '/films' },
  ],
  'file-empty': [{ path }],
  'file-exists': [
    { reason: 'taken', path },
    { reason: 'is-input', path },
    { reason: 'wanted-twice', path: '/films/a.srt', inputs: ['/a.mp4', '/b/a.mp4'] },
  ],
  'output-unwritable': [
    { reason: 'permission', folder: '/films' },
    { reason: 'no-folder', folder: '/films' },
    { reason: 'folder-is-file', folder: '/films' },
    { reason: 'is-source', path },
    { reason: 'is-library-video', path },
    { reason: 'is-folder', path: '/films' },
    { reason: 'in-data-folder', folder: '/data' },
    { reason: 'extension', name: 'talk.mp4', extensions: ['srt'] },
    { reason: 'library', file: '/data/library.sqlite' },
    { reason: 'library-disk', file: '/data/library.sqlite' },
    { reason: 'data-folder', folder: '/data', problem: 'EROFS' },
    ...(
      ['empty', 'slash', 'control-character', 'device', 'ending', 'too-long', 'forbidden-on-windows'] as const
    ).map((fault) => ({ reason: 'name', name: 'nul.srt', fault }) as const),
  ],
  'disk-full': [{ reason: 'file', path }, { reason: 'library' }],
  'source-unknown': [{}],
};

export const sampleMediaFailures: Samples<MediaFailures> = {
  'not-media': (['special', 'other-kind', 'unknown-kind', 'nothing-in-it'] as const).map((reason) => ({
    reason,
    path,
  })),
  'nothing-to-cut': [{}],
  'no-audio': [{ name }],
  'no-video': [
    { reason: 'to-draw-into', name },
    { reason: 'to-look-at', name },
  ],
  'no-such-track': [
    ...[0, 1, 2, 3].map((tracks) => ({ reason: 'audio', name, tracks }) as const),
    { reason: 'subtitles', name, streamIndex: 9 },
  ],
  'media-damaged': [
    ...(['no-answer', 'no-index', 'nothing-in-it'] as const).map((reason) => ({ reason, path })),
    { reason: 'unreadable', path, said },
    { reason: 'sound', name, track: 2, said },
    { reason: 'picture', name, said },
    { reason: 'unreadable', path, said: null },
    { reason: 'sound', name, track: 2, said: null },
    { reason: 'picture', name, said: null },
  ],
  'media-protected': [
    { part: 'sound', name },
    { part: 'picture', name },
  ],
  'ffmpeg-missing': [
    {
      reason: 'none-usable',
      program: 'ffmpeg',
      refused: [
        { path: '/old/ffmpeg', fault: { kind: 'too-old', version: '4.4.2' } },
        { path: '/broken/ffmpeg', fault: { kind: 'failed', said: 'no library' } },
        { path: '/slow/ffmpeg', fault: { kind: 'no-answer', seconds: 20 } },
        { path: '/odd/ffmpeg', fault: { kind: 'no-version' } },
        { path: null, fault: { kind: 'not-for-this-platform' } },
      ],
    },
    {
      reason: 'named',
      program: 'ffprobe',
      variable: 'FFPROBE_PATH',
      path: '/nowhere',
      fault: { kind: 'failed', said: 'spawn ENOENT' },
    },
  ],
  'ffmpeg-failed': [
    { reason: 'start', said },
    { reason: 'capabilities', said },
    { reason: 'decoder', name, codec: 'wmav2' },
    { reason: 'decoder', part: 'picture', name, codec: 'zzzz' },
    { reason: 'file', name, said },
    { reason: 'copy', name, said },
    { reason: 'probe', path, said },
    { reason: 'unknown-answer', path },
    { reason: 'subtitles', name, said },
    { reason: 'subtitles', name, said: null },
    { reason: 'captions', said },
    { reason: 'captions', said: null },
    { reason: 'no-h264' },
    { reason: 'no-libass' },
    { reason: 'no-high-range' },
    { reason: 'no-pictures', name },
  ],
  'folder-unknown': [{}],
  'media-unknown': [{ mediaId: 'talk' }, { mediaId: null }],
  'media-missing': [
    { reason: 'missing', name },
    { reason: 'changed', name },
  ],
};

export const sampleSubtitlesFailures: Samples<Omit<SubtitlesFailures, 'unknown-language'>> = {
  'unknown-format': [
    { reason: 'to-read', path: '/a.docx', known: ['srt', 'vtt'] },
    { reason: 'to-write', path: '/a.docx', known: ['srt', 'vtt'] },
    { reason: 'container' },
    { reason: 'does-not-fit', container: 'MP4', part: 'sound', codec: 'pcm_s16le', name },
    { reason: 'does-not-fit', container: 'MP4', part: 'picture', codec: 'vp8', name },
  ],
  'bad-subtitle': [
    { reason: 'picture-stream', name, codec: 'hdmv_pgs_subtitle' },
    { reason: 'picture-file', path: '/a.sub' },
    { reason: 'too-large', path: '/a.srt' },
    { reason: 'nothing-timed', name: 'a.srt' },
    { reason: 'too-many-cues', name: 'a.srt', count: 300_000, maxCues: 250_000 },
    { reason: 'takes-too-long', name: 'a.srt', afterMs: 30_000 },
    { reason: 'takes-too-much-memory', name: 'a.srt' },
    { reason: 'not-json' },
    { reason: 'other-json', where: 'cues.0.text', said: 'Invalid input' },
    { reason: 'other-json', where: null, said: '' },
    { reason: 'too-complex' },
  ],
};

/** Each failure of files, media and subtitles, for every cause. */
export const sampleFailures: readonly { readonly code: string; readonly facts: object }[] = [
  ...Object.entries(sampleFilesFailures),
  ...Object.entries(sampleMediaFailures),
  ...Object.entries(sampleSubtitlesFailures),
].flatMap(([code, samples]) => samples.map((facts: object) => ({ code, facts })));
