/** Where the focus goes when what had it is done: to the list of cues or the transcript, else the timeline. */
export function focusHome(): void {
  const home =
    document.querySelector<HTMLElement>('[role="grid"]') ??
    document.querySelector<HTMLElement>('[data-transcript]') ??
    document.querySelector<HTMLElement>('[data-timeline-surface]');
  home?.focus({ preventScroll: true });
}
