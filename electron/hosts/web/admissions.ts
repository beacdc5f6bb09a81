import { createHash, randomBytes } from 'node:crypto';

export interface Admissions {
  /** A token that lets one page in. `onUsed`: it has. */
  issue(onUsed?: () => void): string;
  /** Whether this token lets somebody in; from then on it does not. */
  use(token: string): boolean;
}

/** Tokens are looked up by their hash, so that the time that it takes tells nothing of them. */
export function createAdmissions(): Admissions {
  const issued = new Map<string, () => void>();
  return {
    issue(onUsed = () => undefined) {
      const token = newSecret();
      issued.set(hashOf(token), onUsed);
      return token;
    },
    use(token) {
      const hash = hashOf(token);
      const onUsed = issued.get(hash);
      issued.delete(hash);
      onUsed?.();
      return onUsed !== undefined;
    },
  };
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
