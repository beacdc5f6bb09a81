/** A host that closes its worker while that is still starting. */
import { createInferenceClient } from '../client.ts';

const client = createInferenceClient();
const description = client.describe({}).catch((error: unknown) => (error as { code: string }).code);
await client.close();
process.stdout.write(`closed, the call was ${JSON.stringify(await description)}\n`);
