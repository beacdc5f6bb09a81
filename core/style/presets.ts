/** Looks to choose from. A preset leaves alone where the captions stand. */
import { changedKeys, defaultCaptionStyle } from './caption-style.ts';
import type { CaptionStyle } from './caption-style.ts';

export type PresetId =
  | 'classic'
  | 'box'
  | 'yellow'
  | 'broadcast'
  | 'paper'
  | 'large'
  | 'poster'
  | 'typewriter';

type Look = Partial<Omit<CaptionStyle, 'position' | 'margin'>>;

/** What differs from the default. */
const looks: Readonly<Record<PresetId, Look>> = {
  classic: {},
  box: { outline: 0, backgroundOpacity: 0.75 },
  yellow: { color: '#ffe14d' },
  broadcast: { outline: 0, backgroundOpacity: 1, fontSize: 0.06 },
  paper: { color: '#141414', outline: 0, background: '#ffffff', backgroundOpacity: 0.9 },
  large: { bold: true, fontSize: 0.08, outline: 0.1 },
  poster: { bold: true, fontSize: 0.075, color: '#ffe14d', outline: 0.14 },
  typewriter: { fontFamily: 'monospace', fontSize: 0.05, outline: 0, backgroundOpacity: 0.6 },
};
export const presetIds: readonly PresetId[] = [
  ...(['classic', 'box', 'yellow', 'broadcast', 'paper', 'large', 'poster', 'typewriter'] as const),
];

/** The style with a preset's look, its place as it was, and larger or smaller by as much as the one before was. */
export function withPreset(style: CaptionStyle, id: PresetId): CaptionStyle {
  const { position, margin } = style;
  const scale = style.fontSize / sizeOf(presetOf(style) ?? 'classic');
  const fontSize = Math.round(Math.min(0.2, Math.max(0.02, sizeOf(id) * scale)) * 1000) / 1000;
  return { ...defaultCaptionStyle, ...looks[id], position, margin, fontSize };
}

function sizeOf(id: PresetId): number {
  return looks[id].fontSize ?? defaultCaptionStyle.fontSize;
}

/** The preset that a style looks like, whatever its size; null when it is one's own. */
export function presetOf({ fontSize, position, margin, ...look }: CaptionStyle): PresetId | null {
  const style = { ...look, fontSize, position, margin };
  const isLike = (id: PresetId): boolean =>
    changedKeys({ ...defaultCaptionStyle, ...looks[id], fontSize, position, margin }, style).length === 0;
  return presetIds.find(isLike) ?? null;
}
