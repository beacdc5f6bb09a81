import type { KeyboardEvent } from 'react';

/** For sliders: arrows move the slider that has the focus, not the film. */
export function keepOwnKeys(event: KeyboardEvent): void {
  if (/^(Arrow|Page|Home|End)/.test(event.key)) event.nativeEvent.stopPropagation();
}
