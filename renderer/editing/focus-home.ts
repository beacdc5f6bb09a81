/** Where the focus goes when what had it is done: to the list of cues, or the timeline where no list is shown. */
export function focusHome(): void {
  const home =
    document.querySelector<HTMLElement>('[role="grid"]') ??
    document.querySelector<HTMLElement>('[data-timeline-surface]');
  home?.focus({ preventScroll: true });
}
