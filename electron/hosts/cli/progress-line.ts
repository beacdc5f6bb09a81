import type { Terminal } from './terminal.ts';

/** Fast enough to look alive, slow enough to cost nothing. */
const liveIntervalMs = 100;
/** Without a terminal (a log file) a line now and then is enough. */
const plainIntervalMs = 5000;

/**
 * Progress on standard error: one line rewritten in place on a terminal, plain lines now and then elsewhere.
 * `note` writes a lasting line without leaving a torn progress line behind.
 */
export class ProgressLine {
  readonly #terminal: Terminal;
  #shownAt = -Infinity;
  #shownText = '';

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  update(text: string): void {
    const now = performance.now();
    if (now - this.#shownAt < (this.#terminal.isTty ? liveIntervalMs : plainIntervalMs)) return;
    if (text === this.#shownText) return;
    this.#shownAt = now;
    this.#shownText = text;
    if (this.#terminal.isTty) this.#terminal.stderr(`\r\x1b[2K${text.slice(0, this.#terminal.columns - 1)}`);
    else this.#terminal.stderr(`${text}\n`);
  }

  note(text: string): void {
    this.clear();
    this.#terminal.stderr(`${text}\n`);
  }

  clear(): void {
    if (this.#terminal.isTty && this.#shownText) this.#terminal.stderr('\r\x1b[2K');
    this.#shownText = '';
  }
}
