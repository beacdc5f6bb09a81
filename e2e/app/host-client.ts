import { enter } from '../../electron/hosts/web/testing/enter.ts';
import { connectToWebHost } from '../../renderer/connection/web-connection.ts';
import type { WebConnection } from '../../renderer/connection/web-connection.ts';

/** Speaks to a running web host as its page does, from Node. `url`: an address that nobody has used yet. */
export async function connectFromNode(url: string): Promise<WebConnection> {
  return connectToWebHost(await enter(url));
}
