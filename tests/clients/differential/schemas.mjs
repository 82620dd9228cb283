/**
 * Random schemas. The model is what documents and data are made from:
 * types by name, each `{ kind, name, fields?, interfaces?, members?, values?, oneOf? }`, fields `{ name, type, args, default? }`,
 * and type references as text, as in `[Int!]!`.
 */
const FIELD_NAMES = ['id', 'name', 'size', 'price', 'open', 'state', 'owner', 'items', 'parent', 'next', 'matrix', 'extra', 'echo', 'self'];
const ARG_NAMES = ['first', 'where', 'flag', 'key', 'mode', 'list'];
const SPECIFIED = ['Int', 'Float', 'String', 'Boolean', 'ID'];

export const namedOf = (type) => type.replace(/[[\]!]/g, '');
export const isNonNull = (type) => type.endsWith('!');
export const nullable = (type) => (isNonNull(type) ? type.slice(0, -1) : type);
export const itemOf = (type) => (nullable(type).startsWith('[') ? nullable(type).slice(1, -1) : null);

export function makeSchema(random) {
  const model = { types: new Map(), directives: [], roots: { query: 'Query' } };
  const add = (type) => (model.types.set(type.name, type), type);
  for (const name of SPECIFIED) add({ kind: 'scalar', name, specified: true });
  for (const name of random.some(['Json', 'Stamp'], 1, 2)) add({ kind: 'scalar', name });
  for (const name of random.some(['Color', 'Mode'], 1, 2)) {
    add({ kind: 'enum', name, values: random.some(['RED', 'GREEN', 'BLUE', 'A', 'B', 'on', 'type'], 1, 4) });
  }
  const inputs = random.some(['Filter', 'Point', 'Choice', 'Range'], 1, 4);
  inputs.forEach((name) => add({ kind: 'input', name, oneOf: random.chance(0.3), fields: [] }));
  const faces = random.some(['Node', 'Named', 'Owned'], 1, 3).map((name) => add({ kind: 'interface', name, fields: [], interfaces: [] }));
  const objects = random.some(['User', 'Shop', 'Item', 'Order', 'Tag'], 2, 5).map((name) => add({ kind: 'object', name, fields: [], interfaces: [] }));
  for (const name of random.some(['Any', 'Pair'], 0, 2)) {
    add({ kind: 'union', name, members: random.some(objects.map((o) => o.name), 1, 3) });
  }
  const query = add({ kind: 'object', name: 'Query', fields: [], interfaces: [] });
  fillInputs(random, model, inputs);
  fillOutputs(random, model, faces, [...objects, query]);
  for (const [operation, name] of [['mutation', 'Mutation'], ['subscription', 'Subscription']]) {
    if (!random.chance(0.5)) continue;
    const root = add({ kind: 'object', name, fields: makeFields(random, model, 2, 4), interfaces: [] });
    model.roots[operation] = root.name;
  }
  for (const name of random.some(['tag', 'hint', 'once'], 0, 2)) {
    model.directives.push({
      name,
      args: makeArgs(random, model, 0.6),
      repeatable: random.chance(0.4),
      locations: random.some(['QUERY', 'MUTATION', 'FIELD', 'FRAGMENT_SPREAD', 'INLINE_FRAGMENT', 'FRAGMENT_DEFINITION', 'VARIABLE_DEFINITION', 'SUBSCRIPTION'], 1, 6),
    });
  }
  model.sdl = print(random, model);
  return model;
}

function wrap(random, name) {
  let type = name;
  if (random.chance(0.25)) type += '!';
  for (let lists = random.chance(0.3) ? random.int(1, 2) : 0; lists > 0; lists--) {
    type = `[${type}]`;
    if (random.chance(0.25)) type += '!';
  }
  return type;
}

function fillInputs(random, model, names) {
  names.forEach((name, index) => {
    const type = model.types.get(name);
    // Non-null only towards inputs that come earlier, so that each has finite values.
    for (const field of random.some(['a', 'b', 'c', 'd'], 1, 4)) {
      const inner = random.chance(0.25) ? names[random.int(0, index)] : inputLeaf(random, model);
      let reference = wrap(random, inner);
      if (inner === name || (model.types.get(inner).kind === 'input' && type.oneOf)) reference = reference.replaceAll('!', '');
      if (type.oneOf) reference = nullable(reference);
      type.fields.push({ name: field, type: reference });
    }
    // One field that ends the recursion.
    if (type.oneOf) type.fields.push({ name: 'e', type: inputLeaf(random, model) });
  });
  // Defaults need all fields, and lead to earlier types only.
  names.forEach((name) => {
    const type = model.types.get(name);
    for (const field of type.oneOf ? [] : type.fields) {
      if (model.types.get(namedOf(field.type)).kind !== 'input' && random.chance(0.3)) field.default = literal(random, model, field.type, 2);
    }
  });
}

function inputLeaf(random, model) {
  return random.pick([...model.types.values()].filter((t) => t.kind === 'scalar' || t.kind === 'enum')).name;
}

function makeArgs(random, model, chance) {
  if (!random.chance(chance)) return [];
  return random.some(ARG_NAMES, 1, 3).map((name) => {
    const inputs = [...model.types.values()].filter((t) => t.kind === 'input');
    const type = wrap(random, random.chance(0.35) ? random.pick(inputs).name : inputLeaf(random, model));
    return { name, type, default: random.chance(0.3) ? literal(random, model, type, 2) : undefined };
  });
}

function makeFields(random, model, from, to) {
  return random.some(FIELD_NAMES, from, to).map((name) => {
    // The same name means the same type most of the time, so that fragments on different types can merge.
    model.usual ??= new Map();
    if (!model.usual.has(name)) model.usual.set(name, outputType(random, model, name));
    const type = random.chance(0.8) ? model.usual.get(name) : outputType(random, model, name);
    return { name, type, args: makeArgs(random, model, name === 'echo' ? 0.9 : 0.2) };
  });
}

function outputType(random, model, name) {
  if (name === 'echo') return random.chance(0.8) ? [...model.types.values()].find((t) => t.kind === 'scalar' && !t.specified).name : 'Query';
  const kinds = random.chance(0.5) ? ['object', 'interface', 'union'] : ['scalar', 'enum'];
  return wrap(random, random.pick([...model.types.values()].filter((t) => kinds.includes(t.kind))).name);
}

function fillOutputs(random, model, faces, objects) {
  faces.forEach((face, index) => {
    const inherited = random.chance(0.3) ? faces.slice(0, index).slice(-1) : [];
    face.interfaces = [...new Set(inherited.flatMap((f) => [f.name, ...f.interfaces]))];
    face.fields = withInherited(random, model, inherited, makeFields(random, model, 1, 3));
  });
  objects.forEach((object) => {
    const implemented = object.name === 'Query' ? [] : random.some(faces, 0, 2);
    object.interfaces = [...new Set(implemented.flatMap((f) => [f.name, ...f.interfaces]))];
    const all = object.interfaces.map((name) => model.types.get(name));
    object.fields = withInherited(random, model, all, makeFields(random, model, 2, object.name === 'Query' ? 8 : 5));
  });
}

// What interfaces ask for, some of it narrowed; two interfaces that ask for different things make an invalid schema, which is a case too.
function withInherited(random, model, faces, own) {
  const fields = new Map(own.map((f) => [f.name, f]));
  for (const field of faces.flatMap((f) => f.fields)) {
    const narrowed = !isNonNull(field.type) && random.chance(0.2) ? `${field.type}!` : field.type;
    fields.set(field.name, { ...field, type: narrowed });
  }
  return [...fields.values()];
}

/** A literal of the type; `variable(type)` may give the text of a variable instead. */
export function literal(random, model, type, depth, variable = () => null) {
  if (depth < 3 && isNonNull(type) === false && random.chance(0.07)) return 'null';
  const asVariable = variable(type);
  if (asVariable) return asVariable;
  const item = itemOf(type);
  if (item) {
    if (random.chance(0.2)) return literal(random, model, item, depth, variable);
    return `[${Array.from({ length: random.int(0, depth > 0 ? 2 : 0) }, () => literal(random, model, item, depth - 1, variable)).join(', ')}]`;
  }
  const named = model.types.get(namedOf(type));
  if (named.kind === 'enum') return random.pick(named.values);
  if (named.kind === 'input') return inputLiteral(random, model, named, depth, variable);
  switch (named.name) {
    case 'Int': return random.pick(['0', '-1', '7', '2147483647', '-2147483648', '-0']);
    case 'Float': return random.pick(['0', '1.5', '-2e3', '3.0', '1e-7', '12345678901']);
    case 'String': return random.pick(['""', '"text"', '"caf\u00e9 \\u{1F600}"', '"""block\n    text"""', '"\\n\\t\\""']);
    case 'Boolean': return random.pick(['true', 'false']);
    case 'ID': return random.pick(['"a"', '4', '"7"', '-12']);
    default: return random.pick(['1', '"x"', '1.5', 'true', 'NAME', '[1, "a", {b: 2}]', '{a: 1, b: [true, ENUM], c: {d: null}}', '{}', variable('Json') ?? '[]']);
  }
}

function inputLiteral(random, model, type, depth, variable) {
  const fields = type.oneOf
    ? [depth > 0 ? random.pick(type.fields) : type.fields.at(-1)]
    : type.fields.filter((f) => (isNonNull(f.type) && f.default === undefined) || (depth > 0 && random.chance(0.5)));
  return `{${fields.map((f) => `${f.name}: ${literal(random, model, type.oneOf ? `${f.type}!` : f.type, depth - 1, variable)}`).join(', ')}}`;
}

function print(random, model) {
  const lines = [];
  const description = () => { if (random.chance(0.05)) lines.push(random.pick(['"Described."', '"""\nDescribed at\n  length.\n"""'])); };
  const deprecated = (required) => (!required && random.chance(0.04) ? random.pick([' @deprecated', ' @deprecated(reason: "old")']) : '');
  const input = (v, required) => `${v.name}: ${v.type}${v.default === undefined ? '' : ` = ${v.default}`}${deprecated(required || (isNonNull(v.type) && v.default === undefined))}`;
  const args = (list) => (list.length ? `(${list.map((a) => input(a, false)).join(', ')})` : '');
  if (random.chance(0.2)) {
    lines.push('schema {', ...Object.entries(model.roots).map(([operation, name]) => `  ${operation}: ${name}`), '}');
  }
  for (const type of model.types.values()) {
    if (type.specified) continue;
    description();
    const faces = type.interfaces?.length ? ` implements ${type.interfaces.join(' & ')}` : '';
    switch (type.kind) {
      case 'scalar': lines.push(`scalar ${type.name}`); break;
      case 'union': lines.push(`union ${type.name} = ${type.members.join(' | ')}`); break;
      case 'enum': lines.push(`enum ${type.name} {`, ...type.values.map((v) => `  ${v}${deprecated(false)}`), '}'); break;
      case 'input': lines.push(`input ${type.name}${type.oneOf ? ' @oneOf' : ''} {`, ...type.fields.map((f) => `  ${input(f, type.oneOf)}`), '}'); break;
      default: {
        const fields = type.fields.map((f) => `  ${f.name}${args(f.args)}: ${f.type}${deprecated(type.interfaces.length > 0 && random.chance(0.95))}`);
        const later = type.kind === 'object' && fields.length > 2 && random.chance(0.1) ? fields.splice(-1) : [];
        lines.push(`${type.kind === 'object' ? 'type' : 'interface'} ${type.name}${faces} {`, ...fields, '}');
        if (later.length) lines.push(`extend type ${type.name} {`, ...later, '}');
      }
    }
  }
  for (const d of model.directives) {
    lines.push(`directive @${d.name}${args(d.args)}${d.repeatable ? ' repeatable' : ''} on ${d.locations.join(' | ')}`);
  }
  return `${lines.join('\n')}\n`;
}
