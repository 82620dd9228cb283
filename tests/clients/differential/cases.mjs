import { Random } from './random.mjs';
import { makeSchema } from './schemas.mjs';
import { makeDocument } from './documents.mjs';
import { makeData, makeVariables } from './data.mjs';
import { mutate, respace, vocabularyOf } from './mutations.mjs';

const CASES_PER_SCHEMA = 8;

/** The cases of a seed, one after another; case n is the same however many are asked for. */
export function* makeCases(seed, count) {
  for (let n = 0; n < count; ) {
    const random = new Random((seed * 1_000_003 + n) >>> 0);
    const model = makeSchema(random);
    const mutated = random.chance(0.3);
    const sdl = mutated ? mutate(random, model.sdl, vocabularyOf(model.sdl)) : model.sdl;
    for (let left = mutated ? 1 : CASES_PER_SCHEMA; left > 0 && n < count; left--, n++) yield makeCase(random, model, sdl, n);
  }
}

function makeCase(random, model, sdl, id) {
  const document = makeDocument(random, model);
  const mutated = random.chance(0.45);
  let query = mutated ? mutate(random, document.text, vocabularyOf(document.text, sdl)) : document.text;
  if (random.chance(0.1)) query = respace(random, query);
  const result = { id, schema: sdl, query };
  const { chosen } = document;
  if (document.operations.length > 1 || random.chance(0.1)) result.operationName = random.chance(0.05) ? 'Missing' : (chosen.name ?? undefined);
  result.variables = makeVariables(random, model, document.variables);
  result.rootValue = makeData(random, model, model.roots[chosen.kind], query);
  if (chosen.kind === 'subscription' || random.chance(0.1)) result.validateOnly = true;
  return result;
}
