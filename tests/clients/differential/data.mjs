import { isNonNull, itemOf, namedOf, nullable } from './schemas.mjs';
import { possible } from './documents.mjs';

/** Random data for the root of an operation: what the document's names ask for, with some of it wrong. */
export function makeData(random, model, root, text) {
  const names = new Set(text.match(/[_A-Za-z]\w*/g));
  const context = { random, model, names, budget: 150, faults: random.chance(0.5) ? 0.05 : 0 };
  return makeObject(context, model.types.get(root), 6);
}

function makeObject(context, type, depth) {
  const { random, names } = context;
  const result = {};
  if (type.name !== 'Query' || random.chance(0.5)) result.__typename = type.name;
  for (const field of type.fields) {
    if (!names.has(field.name) || (random.chance(context.faults) && random.chance(0.3))) continue;
    result[field.name] = field.args.length && random.chance(0.6) ? { $args: true } : makeValue(context, field.type, depth - 1);
  }
  return result;
}

function makeValue(context, type, depth) {
  const { random, model } = context;
  context.budget--;
  if (random.chance(context.faults)) return random.pick([null, 'wrong', 3, 2.5, true, [], ['x', 1], {}, { __typename: 'Query' }, { __typename: 'Nothing' }, 1e20]);
  if (!isNonNull(type) && (random.chance(0.08) || context.budget < 0 || depth < 0)) return null;
  const item = itemOf(type);
  if (item) {
    return Array.from({ length: context.budget < 0 || depth < 0 ? 0 : random.int(0, 3) }, () => makeValue(context, item, depth));
  }
  const named = model.types.get(namedOf(nullable(type)));
  switch (named.kind) {
    case 'scalar': return makeScalar(random, named.name);
    case 'enum': return random.pick(named.values);
    default: {
      const names = possible(model, named);
      if (context.budget < 0 && depth < -3) return null;
      return names.length ? makeObject(context, model.types.get(random.pick(names)), depth) : null;
    }
  }
}

function makeScalar(random, name) {
  const odd = random.chance(0.15);
  switch (name) {
    case 'Int': return odd ? random.pick([true, false, '12', '1.0', 4294967296, 1.5, '', 'abc', -0]) : random.int(-1000, 1000);
    case 'Float': return odd ? random.pick([true, '1.25', 'x', '', 1e300, 5e-324]) : random.pick([0, 1.5, -3, 1e21, 0.1, 123456789.125]);
    case 'String': return odd ? random.pick([true, 1, 1.5, 1e21, {}, []]) : random.pick(['', 'text', 'caf\u00e9 \u{1F600}', 'line\nbreak "quoted" \\ \u2028', '\u0001']);
    case 'Boolean': return odd ? random.pick([1, 0, 0.5, 'true', '']) : random.chance(0.5);
    case 'ID': return odd ? random.pick([1.5, true, 123456789, {}]) : random.pick(['a', '', 7, '7']);
    default: return random.pick([1, 'x', true, [1, [2]], { a: { b: null } }, 1.25, '']);
  }
}

/** Random values of variables, some missing, null or wrong. */
export function makeVariables(random, model, variables) {
  const values = {};
  for (const [name, { type, default: fallback }] of variables) {
    if (random.chance(isNonNull(type) && fallback === undefined ? 0.03 : 0.3)) continue;
    values[name] = makeInput(random, model, type, 3);
  }
  return values;
}

function makeInput(random, model, type, depth) {
  if (random.chance(0.02)) return random.pick([null, 'wrong', 1.5, [], {}, true]);
  if (!isNonNull(type) && (depth < 0 || random.chance(0.1))) return null;
  const item = itemOf(type);
  if (item) {
    if (random.chance(0.2)) return makeInput(random, model, item, depth - 1);
    return Array.from({ length: depth < 0 ? 0 : random.int(0, 2) }, () => makeInput(random, model, item, depth - 1));
  }
  const named = model.types.get(namedOf(type));
  if (named?.kind === 'enum') return random.pick(named.values);
  if (named?.kind === 'input') {
    const fields = named.oneOf
      ? [depth > 0 ? random.pick(named.fields) : named.fields.at(-1)]
      : named.fields.filter((f) => (isNonNull(f.type) && f.default === undefined) || random.chance(0.5));
    return Object.fromEntries(fields.map((f) => [f.name, makeInput(random, model, named.oneOf ? `${f.type}!` : f.type, depth - 1)]));
  }
  switch (named?.name) {
    case 'Int': return random.pick([0, -1, 7, 2147483647]);
    case 'Float': return random.pick([0, 1.5, -2000, 1e-7]);
    case 'String': return random.pick(['', 'text', 'caf\u00e9 \u{1F600}', 'a "b" \\']);
    case 'Boolean': return random.chance(0.5);
    case 'ID': return random.pick(['a', 4, '7']);
    default: return random.pick([1, 'x', 1.5, true, [1, 'a', { b: 2 }], { a: [null], c: {} }]);
  }
}
