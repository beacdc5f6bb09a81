/**
 * A text as one word of a command that a person copies into a shell; nothing in it is run there. On Windows it holds in PowerShell,
 * and in cmd where no sign needs PowerShell's quotes.
 */
export function shellWord(text: string, platform: NodeJS.Platform): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  if (platform !== 'win32') return `'${text.replaceAll("'", String.raw`'\''`)}'`;
  return /[$`]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}
