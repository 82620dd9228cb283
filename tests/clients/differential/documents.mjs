import { isNonNull, literal, namedOf, nullable } from './schemas.mjs';

/** Random documents on a schema's model: valid ones for the most part; careless ones break the rules of section 5 here and there. */
export function makeDocument(random, model) {
  const context = { random, model, fragments: new Map(), variables: new Map(), aliases: 0, budget: random.int(4, 40), careless: random.chance(0.25) ? 0.12 : 0 };
  const kinds = Object.keys(model.roots);
  const operations = [];
  for (let count = random.chance(0.8) ? 1 : random.int(2, 3); count > 0; count--) {
    const kind = random.chance(0.7) ? 'query' : random.pick(kinds);
    const uses = newUses();
    const name = count > 1 || operations.length || random.chance(0.3) ? `Op${operations.length}` : null;
    const directives = makeDirectives(context, kind.toUpperCase(), uses);
    operations.push({ kind, name, uses, directives, body: makeSelections(context, model.types.get(model.roots[kind]), random.int(2, 5), uses, '  ', kind === 'subscription') });
  }
  const text = [
    ...operations.map((o) => printOperation(context, o)),
    ...[...context.fragments.values()].map((f) => `fragment ${f.name} on ${f.type}${f.directives} ${f.body}`),
  ].join('\n');
  const chosen = random.pick(operations);
  return { text, operations, chosen, variables: new Map([...reach(context, chosen.uses).variables].map((name) => [name, context.variables.get(name)])) };
}

const newUses = () => ({ variables: new Set(), fragments: new Set() });

function reach(context, uses) {
  const variables = new Set(uses.variables);
  const seen = new Set();
  const pending = [...uses.fragments];
  while (pending.length) {
    const name = pending.pop();
    if (seen.has(name)) continue;
    seen.add(name);
    const fragment = context.fragments.get(name);
    fragment.uses.variables.forEach((v) => variables.add(v));
    pending.push(...fragment.uses.fragments);
  }
  return { variables };
}

function printOperation(context, operation) {
  const variables = [...reach(context, operation.uses).variables].map((name) => {
    const { type, default: value } = context.variables.get(name);
    return `$${name}: ${type}${value === undefined ? '' : ` = ${value}`}`;
  });
  if (operation.kind === 'query' && !operation.name && !variables.length && !operation.directives && context.random.chance(0.6)) return operation.body;
  const signature = variables.length ? `(${variables.join(', ')})` : '';
  return `${operation.kind}${operation.name ? ` ${operation.name}` : ''}${signature}${operation.directives} ${operation.body}`;
}

function makeSelections(context, type, depth, uses, indent, single = false) {
  const { random } = context;
  const lines = [];
  const add = (line) => lines.push(indent + line);
  for (let count = single ? 1 : random.int(1, 4); count > 0 && (lines.length === 0 || context.budget > 0); count--) {
    context.budget--;
    const choice = random.next();
    if (choice < 0.16 && depth > 0) add(makeInline(context, type, depth, uses, indent));
    else if (choice < 0.3 && depth > 0) add(makeSpread(context, type, depth, uses));
    else if (choice < 0.36 || type.kind === 'union') add(`${random.chance(0.2) ? 'kind: ' : ''}__typename${makeDirectives(context, 'FIELD', uses)}`);
    else if (choice < 0.38 && type.name === 'Query') add(random.pick(INTROSPECTION));
    else add(makeField(context, type, depth, uses, indent));
  }
  return `{\n${lines.join('\n')}\n${indent.slice(2)}}`;
}

const INTROSPECTION = [
  '__type(name: "Query") { kind name fields(includeDeprecated: true) { name isDeprecated type { kind name ofType { name kind } } args { name defaultValue } } }',
  '__type(name: "Missing") { name }',
  '__type(name: "Filter") { name isOneOf inputFields { name type { name } defaultValue } }',
  '__schema { queryType { name } mutationType { name } subscriptionType { name } }',
  '__type(name: "Color") { enumValues { name isDeprecated deprecationReason } }',
];

function makeField(context, type, depth, uses, indent) {
  const { random, model } = context;
  const leaves = type.fields.filter((f) => isLeaf(model, f));
  const field = depth <= 0 && leaves.length ? random.pick(leaves) : random.pick(type.fields);
  const args = makeArguments(context, field.args, uses);
  const plain = args === '' && !random.chance(0.12);
  const alias = plain ? '' : `${random.chance(0.12 + 3 * context.careless) ? random.pick(['a', 'b', 'name', 'id']) : `x${context.aliases++}`}: `;
  const head = `${alias}${field.name}${args}${makeDirectives(context, 'FIELD', uses)}`;
  if (isLeaf(model, field) !== random.chance(context.careless / 4)) return head;
  if (isLeaf(model, field)) return `${head} { id }`;
  const named = selectable(context, model.types.get(namedOf(field.type)));
  return `${head} ${depth <= 0 ? '{ __typename }' : makeSelections(context, named, depth - 1, uses, `${indent}  `)}`;
}

// A careless fragment may stand on a type without fields to select; selections are made for the query root then.
const selectable = ({ model }, type) => (type?.kind === 'union' || (type?.fields && type.kind !== 'input') ? type : model.types.get('Query'));

const isLeaf = (model, field) => ['scalar', 'enum'].includes(model.types.get(namedOf(field.type)).kind);

function makeInline(context, type, depth, uses, indent) {
  const target = context.random.chance(0.2) ? null : context.random.pick(overlapping(context, type));
  const directives = makeDirectives(context, 'INLINE_FRAGMENT', uses);
  return `...${target ? ` on ${target.name}` : ''}${directives} ${makeSelections(context, selectable(context, target ?? type), depth - 1, uses, `${indent}  `)}`;
}

function makeSpread(context, type, depth, uses) {
  const { random, model, fragments } = context;
  const targets = overlapping(context, type);
  const known = [...fragments.values()].filter((f) => f.body && targets.some((t) => t.name === f.type));
  let fragment = known.length && random.chance(0.5) ? random.pick(known) : null;
  if (!fragment) {
    const target = random.pick(targets);
    fragment = { name: `F${fragments.size}`, type: target.name, uses: newUses(), directives: '' };
    fragments.set(fragment.name, fragment);
    fragment.directives = makeDirectives(context, 'FRAGMENT_DEFINITION', fragment.uses);
    fragment.body = makeSelections(context, selectable(context, target), depth - 1, fragment.uses, '  ');
  }
  uses.fragments.add(fragment.name);
  return `...${fragment.name}${makeDirectives(context, 'FRAGMENT_SPREAD', uses)}`;
}

/** The object types that a value of the type may have. */
export function possible(model, type) {
  if (type.kind === 'object') return [type.name];
  if (type.kind === 'union') return type.members;
  return [...model.types.values()].filter((t) => t.kind === 'object' && t.interfaces.includes(type.name)).map((t) => t.name);
}

function overlapping({ random, model, careless }, type) {
  if (random.chance(careless)) return [...model.types.values()].filter((t) => t.fields ?? t.members ?? random.chance(0.2));
  const own = possible(model, type);
  return [type, ...[...model.types.values()].filter((t) => ['object', 'interface', 'union'].includes(t.kind) && possible(model, t).some((name) => own.includes(name)))];
}

function makeArguments(context, definitions, uses) {
  const { random, model } = context;
  const given = definitions.filter((a) => (isNonNull(a.type) && a.default === undefined && !random.chance(context.careless)) || random.chance(0.6));
  if (random.chance(context.careless / 3)) given.push(random.pick([...given, { name: 'unknown', type: 'Int' }]));
  if (!given.length) return '';
  const typeOf = (a) => (random.chance(context.careless) ? random.pick([...model.types.values()].filter((t) => ['scalar', 'enum', 'input'].includes(t.kind))).name : a.type);
  return `(${given.map((a) => `${a.name}: ${literal(random, model, typeOf(a), 2, (type) => makeVariable(context, type, uses))}`).join(', ')})`;
}

function makeVariable(context, type, uses, isExact = false) {
  const { random, model, variables } = context;
  if (!model.types.has(namedOf(type)) || !random.chance(0.2)) return null;
  const fitting = [...variables].filter(([, v]) => v.type === type || v.type === `${type}!`).map(([name]) => name);
  let name = fitting.length && random.chance(0.5) ? random.pick(fitting) : null;
  if (!name) {
    name = `v${variables.size}`;
    let own = type;
    if (random.chance(0.2)) own = `${nullable(type)}!`;
    // Allowed for its default; a null that is given all the same fails the field.
    const hasDefault = isNonNull(type) && !isExact && random.chance(0.2);
    if (hasDefault) own = nullable(type);
    if (random.chance(context.careless)) own = random.pick([nullable(type), `[${type}]`, 'Int', 'Query', 'Missing']);
    // Of a condition's variable no null may be given (decision 4, 15), which only a default would allow.
    const mayHaveDefault = !isExact || isNonNull(own);
    variables.set(name, { type: own, default: (hasDefault || random.chance(0.25)) && mayHaveDefault && model.types.has(namedOf(own)) && own !== 'Query' ? literal(random, model, own, 2) : undefined });
  }
  uses.variables.add(name);
  return `$${name}`;
}

function makeDirectives(context, location, uses) {
  const { random, model } = context;
  let text = '';
  if (['FIELD', 'INLINE_FRAGMENT', 'FRAGMENT_SPREAD'].includes(location) && random.chance(0.08)) {
    const condition = random.chance(0.6) ? (makeVariable(context, 'Boolean!', uses, true) ?? 'true') : random.pick(['true', 'false']);
    text += ` @${random.pick(['skip', 'include'])}(if: ${condition})`;
  }
  const allowed = model.directives.filter((d) => d.locations.includes(location));
  if (allowed.length && random.chance(0.08)) {
    const directive = random.pick(allowed);
    text += ` @${directive.name}${makeArguments(context, directive.args, uses)}`;
  }
  return text;
}
