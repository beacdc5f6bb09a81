import type { KeyboardEvent } from 'react';
import { isTakenByPointer } from './focus-origin.ts';

/** For sliders: arrows move the slider that the keyboard came to, not the film. */
export function keepOwnKeys(event: KeyboardEvent): void {
  if (!/^(Arrow|Page|Home|End)/.test(event.key) || isTakenByPointer(event.currentTarget)) return;
  event.nativeEvent.stopPropagation();
}
