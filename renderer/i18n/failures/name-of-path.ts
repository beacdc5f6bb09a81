/** The last part of a path of any platform: what a person calls the file. */
export function nameOfPath(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? path;
}
