export function bringSpeechModel(parts: {
  /** What set-up was called with. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether the connection is paid for by volume; asked only before a download. */
  readonly isMetered: () => boolean;
  /** Runs our command line. */
  readonly sidecut: (
    args: readonly string[],
    output: 'pipe' | 'inherit',
  ) => { readonly status: number | null; readonly stdout: string | null };
  readonly say: (text: string) => void;
}): void;
