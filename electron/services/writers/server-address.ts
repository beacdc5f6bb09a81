import { SidecutError } from '../../../core/errors.ts';
import { isThisComputer } from '../../../core/writing/writer-server.ts';
import type { WriterServer } from '../../../core/writing/writer-server.ts';

/**
 * The address that is asked: one of this computer, or the one that was confirmed as it stands. Fails with
 * `writer-unavailable`.
 */
export function serverAddress({ address, confirmedAddress }: WriterServer): URL {
  const url = parseAddress(address);
  if (isThisComputer(url.href) || confirmedAddress.trim() === address.trim()) return url;
  throw new SidecutError('writer-unavailable', { reason: 'not-this-computer', address });
}

function parseAddress(address: string): URL {
  const url = URL.canParse(address.trim()) ? new URL(address.trim()) : undefined;
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  // A name and password in an address would be sent, and shown where the address is.
  if (!url || !isWeb || url.username !== '' || url.password !== '' || url.search !== '')
    throw new SidecutError('writer-unavailable', { reason: 'not-an-address', address });
  if (url.pathname === '/' || url.pathname === '') url.pathname = '/v1';
  url.pathname = url.pathname.replace(/\/+$/, '');
  url.hash = '';
  return url;
}

/** At a terminal, and for a server without a page. */
export function serverFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): WriterServer | undefined {
  const address = environment['SIDECUT_WRITER_URL'] ?? '';
  if (address === '') return undefined;
  return {
    address,
    model: environment['SIDECUT_WRITER_MODEL'] ?? '',
    key: environment['SIDECUT_WRITER_KEY'] ?? '',
    confirmedAddress: environment['SIDECUT_WRITER_ALLOW'] ?? '',
  };
}
