import { buildSchema, execute, MaxIntrospectionDepthRule, OverlappingFieldsCanBeMergedRule, parse, specifiedRules, validate, validateSchema } from 'graphql';
import { checkSdl, isOpen, missingRules, PARSING, schemaForMerging, withoutStrayErrors } from './deliberate.mjs';

// The depth of introspection is a limit, not a rule of the specification; the runner's limits are off as well.
const RULES = [...specifiedRules.filter((rule) => rule !== MaxIntrospectionDepthRule && rule !== OverlappingFieldsCanBeMergedRule), ...missingRules];
const EVERY_ERROR = { maxErrors: Infinity };

let lastSchema = { sdl: null, schema: null };

/** What graphql-js makes of a case, in the form of the runner's answer. */
export function answerOf({ id, schema: sdl, query, operationName, variables, rootValue, validateOnly }) {
  let schema;
  try {
    schema = schemaOf(sdl);
  } catch (error) {
    return { id, schemaErrors: [{ message: error.message }] };
  }
  let document;
  try {
    document = parse(query, PARSING);
  } catch (error) {
    return { id, errors: [plain(error)] };
  }
  const invalid = withoutStrayErrors(schema, document, [
    ...validate(schema, document, RULES, EVERY_ERROR),
    ...validate(schema.merging, document, [OverlappingFieldsCanBeMergedRule], EVERY_ERROR),
  ]);
  if (invalid.length || validateOnly) return { id, ...(invalid.length ? { errors: invalid.map(plain), open: invalid.filter(isOpen).map(plain) } : {}) };
  const result = execute({ schema, document, rootValue, variableValues: variables, operationName, fieldResolver, options: { maxCoercionErrors: Infinity } });
  return JSON.parse(JSON.stringify({ id, ...('data' in result ? { data: result.data } : {}), ...(result.errors ? { errors: result.errors.map(plain) } : {}) }));
}

function schemaOf(sdl) {
  if (lastSchema.sdl === sdl) {
    if (lastSchema.error) throw lastSchema.error;
    return lastSchema.schema;
  }
  lastSchema = { sdl };
  try {
    checkSdl(sdl);
    const schema = buildSchema(sdl);
    const problems = validateSchema(schema);
    if (problems.length) throw new Error(problems.map((p) => p.message).join('\n'));
    schema.merging = schemaForMerging(sdl);
    return (lastSchema.schema = schema);
  } catch (error) {
    throw (lastSchema.error = error);
  }
}

function fieldResolver(source, args, _context, info) {
  if (source === null || typeof source !== 'object' || Array.isArray(source) || !Object.hasOwn(source, info.fieldName)) return null;
  const value = source[info.fieldName];
  return value !== null && typeof value === 'object' && value.$args === true ? args : value;
}

const plain = (error) => ({ message: error.message, locations: error.locations ?? [], path: error.path ?? null });
