import { readdirSync, readFileSync } from 'node:fs';

/** Resident bytes of a process and all that it started, by what the system says at this moment; 0 where it says nothing. */
export function residentBytesOfTree(root: number): number {
  const tree = new Set([root]);
  const resident = new Map<number, number>();
  const parents = new Map<number, number>();
  for (const pid of processIds()) {
    const status = readStatus(pid);
    if (status === undefined) continue;
    resident.set(pid, status.residentBytes);
    parents.set(pid, status.parent);
  }
  // A child may have a smaller number than its parent, where numbers begin anew.
  for (let size = 0; size < tree.size;) {
    size = tree.size;
    for (const [pid, parent] of parents) if (tree.has(parent)) tree.add(pid);
  }
  return [...tree].reduce((sum, pid) => sum + (resident.get(pid) ?? 0), 0);
}

function processIds(): readonly number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function readStatus(pid: number): { readonly parent: number; readonly residentBytes: number } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return { parent: field('PPid'), residentBytes: field('VmRSS') * 1024 };
  } catch {
    // It has ended.
    return undefined;
  }
}
