/** Subtitle codecs by ffmpeg's names: what ffmpeg turns into text, and what is pictures. */
const textCodecs: ReadonlySet<string> = new Set([
  ...[
    'subrip',
    'srt',
    'ass',
    'ssa',
    'mov_text',
    'webvtt',
    'text',
    'ttml',
    'microdvd',
    'subviewer',
    'subviewer1',
  ],
  ...['sami', 'realtext', 'stl', 'jacosub', 'pjs', 'mpl2', 'vplayer', 'hdmv_text_subtitle', 'eia_608'],
]);

export function isTextSubtitle(codec: string): boolean {
  return textCodecs.has(codec);
}
