export interface ServerSentEvent {
  /** `message` where the stream names none. */
  readonly event: string;
  readonly data: string;
}

/**
 * Takes a stream of server-sent events apart, piece by piece as it arrives (WHATWG HTML, 9.2.6). `EventSource` would
 * do it too, but reconnects on its own terms and exists only in browsers.
 */
export function createEventReader(onEvent: (event: ServerSentEvent) => void): (piece: string) => void {
  /** The beginning of a line whose end has not come; a long one comes in many pieces. */
  let unfinished: string[] = [];
  let event = 'message';
  let data: string[] = [];

  function readLine(line: string): void {
    if (line === '') {
      if (data.length > 0) onEvent({ event, data: data.join('\n') });
      event = 'message';
      data = [];
      return;
    }
    const [, field, value] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (field === 'event') event = value ?? '';
    if (field === 'data') data.push(value ?? '');
  }

  return (piece) => {
    const lines = piece.split('\n');
    const last = lines.pop() ?? '';
    for (const line of lines) {
      readLine(unfinished.join('') + line);
      unfinished = [];
    }
    unfinished.push(last);
  };
}
