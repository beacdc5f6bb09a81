export function isMetered(
  platform: string,
  run: (command: readonly string[]) => { readonly status: number | null; readonly stdout: string | null },
): boolean;
