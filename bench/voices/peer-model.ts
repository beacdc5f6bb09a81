import { open, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const generationSchema = z.object({
  alignment_heads: z.array(z.tuple([z.int(), z.int()])).optional(),
  lang_to_id: z.record(z.string(), z.int()).optional(),
  suppress_tokens: z.array(z.int()).optional(),
  begin_suppress_tokens: z.array(z.int()).optional(),
});
const tokenizerSchema = z.object({
  model: z.object({ vocab: z.record(z.string(), z.int()) }),
  added_tokens: z.array(z.object({ id: z.int(), content: z.string() })),
});

/**
 * A CTranslate2 folder of a model whose weights lie in that form already: its `model.bin` is a link to them, and the
 * small files beside it are made of the model's own. Undefined where the weights have another form.
 */
export async function makePeerModel(model: string, folder: string): Promise<string | undefined> {
  const weights = await findWeights(join(model, 'onnx'));
  if (weights === undefined) return undefined;
  await mkdir(folder, { recursive: true });
  await symlink(resolve(weights), join(folder, 'model.bin'));
  for (const name of ['tokenizer.json', 'preprocessor_config.json']) {
    await symlink(resolve(model, name), join(folder, name));
  }
  const generation = generationSchema.parse(await readJson(join(model, 'generation_config.json')));
  const config = {
    alignment_heads: generation.alignment_heads ?? [],
    lang_ids: Object.values(generation.lang_to_id ?? {}),
    suppress_ids: generation.suppress_tokens ?? [],
    suppress_ids_begin: generation.begin_suppress_tokens ?? [],
  };
  await writeFile(join(folder, 'config.json'), JSON.stringify(config));
  const { model: bytePairs, added_tokens } = tokenizerSchema.parse(
    await readJson(join(model, 'tokenizer.json')),
  );
  const vocabulary: string[] = [];
  for (const [token, id] of Object.entries(bytePairs.vocab)) vocabulary[id] = token;
  for (const { id, content } of added_tokens) vocabulary[id] = content;
  await writeFile(join(folder, 'vocabulary.json'), JSON.stringify(vocabulary));
  return folder;
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}

async function findWeights(folder: string): Promise<string | undefined> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.endsWith('.onnx') && (await isWhisperOfCTranslate2(join(folder, name))))
      return join(folder, name);
  }
  return undefined;
}

/** The file begins with the version of its form and the name of what it holds. */
async function isWhisperOfCTranslate2(path: string): Promise<boolean> {
  await using file = await open(path);
  const head = Buffer.alloc(17);
  await file.read(head, { position: 0 });
  return head.subarray(6).toString('latin1') === 'WhisperSpec';
}
