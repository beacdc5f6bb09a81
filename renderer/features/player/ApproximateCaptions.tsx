import type { ReactNode } from 'react';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import {
  captionGround,
  captionPlace,
  captionSize,
  captionText,
  type PictureBox,
} from '../../player/caption-look.ts';
import type { CaptionNode } from '../../player/caption-markup.ts';
import { ownPosition, parseCaption } from '../../player/caption-markup.ts';
import styles from './Player.module.css';

export interface ApproximateCaptionsProps {
  readonly cues: readonly TrackCue[];
  readonly style: CaptionStyle;
  readonly box: PictureBox;
}

const places = ['bottom', 'middle', 'top'] as const;

/** Captions as CSS draws them, until the picture that libass draws is there, and where there is none. */
export function ApproximateCaptions({ cues, style, box }: ApproximateCaptionsProps): ReactNode {
  return places.map((place) => {
    const there = cues.filter((cue) => (ownPosition(cue.text, cue.settings) ?? style.position) === place);
    if (there.length === 0) return null;
    return (
      <div key={place} className={styles.captionStack} style={captionPlace(place, style.margin, box)}>
        {there.map((cue) => (
          <div key={cue.id} className={styles.caption} style={captionText(style, captionSize(style, box))}>
            <span className={styles.captionGround} style={captionGround(style)}>
              {parseCaption(cue.text).map(renderNode)}
            </span>
          </div>
        ))}
      </div>
    );
  });
}

function renderNode(node: CaptionNode, key: number): ReactNode {
  if (node.kind === 'text') return node.text;
  const Tag = node.kind;
  return <Tag key={key}>{node.children.map(renderNode)}</Tag>;
}
