import { ask } from '../host.mjs';

/** The types of each interface and union, which the cache needs to match fragments: asked of the server, as Apollo's documentation says. */
export async function possibleTypes(url) {
  const { __schema: schema } = await ask(url, 'reviewer', '{ __schema { types { name possibleTypes { name } } } }');
  return Object.fromEntries(schema.types.filter((type) => type.possibleTypes).map((type) => [type.name, type.possibleTypes.map(({ name }) => name)]));
}
