/** Dot files, and what Windows keeps for itself at the top of a drive. */
export function isHidden(name: string): boolean {
  return name.startsWith('.') || name === '$RECYCLE.BIN' || name === 'System Volume Information';
}
