/** Names under which the preload and the main process talk. */
export const ipc = {
  /** Page to main: a new page is there; what was said before belongs to the old one. */
  open: 'sidecut:open',
  /** Both ways: one message of the envelope. */
  message: 'sidecut:message',
  /** Page to main, answered with source ids: the paths of dropped files. */
  drop: 'sidecut:drop',
} as const;
