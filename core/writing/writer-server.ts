import { z } from 'zod';

/** A server that the user named: it writes in place of a model of Sidecut. */
export const writerServerSchema = z.object({
  /** `http://localhost:11434/v1`, with or without the last part; empty: there is none. */
  address: z.string().max(300),
  /** As the server calls it. */
  model: z.string().max(300),
  key: z.string().max(500),
  /** The address of another computer that the user confirmed; any other one is refused. */
  confirmedAddress: z.string().max(300),
});
export type WriterServer = Readonly<z.infer<typeof writerServerSchema>>;

export const noWriterServer: WriterServer = { address: '', model: '', key: '', confirmedAddress: '' };

/** By the address itself: a name that somebody else resolves may lead anywhere. Nothing for a name and password in it. */
const ofThisComputer = /^\s*https?:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?(\/[^@\\]*)?\s*$/i;

export function isThisComputer(address: string): boolean {
  return ofThisComputer.test(address);
}
