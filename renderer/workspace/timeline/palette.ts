/** The theme's colours and sizes as a canvas needs them. */

const paletteColours = {
  background: '--timeline-background',
  raised: '--surface-raised',
  sunken: '--surface-sunken',
  border: '--border',
  borderStrong: '--border-strong',
  text: '--text',
  muted: '--text-muted',
  onAccent: '--on-accent',
  wave: '--timeline-wave',
  speech: '--timeline-speech',
  cue: '--timeline-cue',
  cueBorder: '--timeline-cue-border',
  cueSelected: '--timeline-cue-selected',
  problem: '--timeline-cue-problem',
  shot: '--timeline-shot',
  playhead: '--timeline-playhead',
  grid: '--timeline-grid',
  accent: '--accent',
  onSpeaker: '--on-speaker',
} as const;

const speakerColours = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => `--speaker-${number}`);

export type Palette = Readonly<Record<keyof typeof paletteColours, string>> & {
  /** Canvas fonts: of cue texts, and of times. */
  readonly textFont: string;
  readonly textBoldFont: string;
  readonly timeFont: string;
  readonly smallFont: string;
  /** By `colourIndex`. */
  readonly speakers: readonly string[];
  /** 1 is 100 %. */
  readonly textScale: number;
};

/** A canvas knows no variables and no `light-dark()`: an element resolves them. */
export function readPalette(host: HTMLElement): Palette {
  const probe = host.ownerDocument.createElement('span');
  probe.hidden = true;
  host.append(probe);
  const style = getComputedStyle(probe);
  const colourOf = (variable: string): string => {
    probe.style.color = `var(${variable})`;
    return style.color;
  };
  const colours = Object.fromEntries(
    Object.entries(paletteColours).map(([name, variable]) => [name, colourOf(variable)]),
  ) as Record<keyof typeof paletteColours, string>;
  const speakers = speakerColours.map(colourOf);
  const textScale = Number.parseFloat(style.getPropertyValue('--text-scale')) || 1;
  probe.style.fontFamily = 'var(--font)';
  const family = style.fontFamily;
  probe.style.fontFamily = 'var(--font-mono)';
  const mono = style.fontFamily;
  probe.remove();
  const px = (size: number): string => `${Math.round(size * textScale)}px`;
  return {
    ...colours,
    speakers,
    textScale,
    textFont: `${px(12)} ${family}`,
    textBoldFont: `600 ${px(11)} ${family}`,
    timeFont: `${px(10)} ${mono}`,
    smallFont: `${px(10)} ${family}`,
  };
}

/** Calls back when the theme, the text's size or the screen's density changes. Returns the way to stop. */
export function watchPalette(changed: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const contrast = matchMedia('(forced-colors: active)');
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'style', 'class'],
  });
  for (const query of [dark, contrast]) query.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    for (const query of [dark, contrast]) query.removeEventListener('change', changed);
  };
}
