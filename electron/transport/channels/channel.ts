/** One end of a two-way, ordered line between two processes (or two parts of one). */
export interface Channel<Incoming, Outgoing> {
  /** Messages posted after the line is closed are dropped: the close event tells both sides. */
  post(message: Outgoing): void;
  onMessage(listener: (message: Incoming) => void): void;
  /** Called once, also when this side closes. */
  onClose(listener: () => void): void;
  close(): void;
  /** While held, an open line keeps its process running; a line starts out free. */
  hold(): void;
  free(): void;
}
