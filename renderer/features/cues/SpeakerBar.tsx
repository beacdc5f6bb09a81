import type { ReactNode } from 'react';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { runsOfCue } from '../../editing/speaker-turns.ts';
import { speakerColour, useSpeakerNumbers } from '../../editing/speakers.ts';
import styles from './SpeakerBar.module.css';

/** Everybody who speaks in a cue, each once, in the order in which they begin. */
export function namesIn(cue: TrackCue): readonly string[] {
  return [...new Set(runsOfCue(cue).flatMap(({ speaker }) => speaker ?? []))];
}

/** Beside the text, in the colours of who speaks, with the number of the first. The row's own name says who. */
export function SpeakerBar({ cue }: { readonly cue: TrackCue }): ReactNode {
  const numbers = useSpeakerNumbers();
  const names = namesIn(cue);
  const colours = names.map((name) => speakerColour({ number: numbers.get(name) ?? 1 }));
  const [first] = names;
  if (first === undefined) return null;
  return (
    // The number is no text of the page: the caret's place is counted in the text of the cell.
    <span
      aria-hidden
      title={names.join(' · ')}
      className={styles.bar}
      data-number={numbers.get(first)}
      style={{ background: inTurn(colours) }}
    />
  );
}

function inTurn(colours: readonly string[]): string {
  const [first] = colours;
  if (first !== undefined && colours.length === 1) return first;
  const share = 100 / colours.length;
  const stops = colours.map((colour, i) => `${colour} ${i * share}% ${(i + 1) * share}%`);
  return `linear-gradient(to bottom, ${stops.join(', ')})`;
}
