/**
 * Compares two answers. Null where they agree, otherwise `{ kind, expected, actual }`.
 * Messages and the order of errors are an implementation's own; everything else has to be the same.
 */
export function difference(expected, actual) {
  if (Boolean(expected.schemaErrors) !== Boolean(actual.schemaErrors)) return differs('schema validity', expected, actual);
  if (expected.schemaErrors) return Object.keys(actual).some((k) => k !== 'id' && k !== 'schemaErrors') ? differs('more than schemaErrors', expected, actual) : null;
  if (actual.schemaErrors || Boolean(expected.errors) !== Boolean(actual.errors)) return differs('validity', expected, actual);
  if ('data' in expected !== 'data' in actual) return differs('presence of data', expected, actual);
  if (JSON.stringify(expected.data) !== JSON.stringify(actual.data)) return differs('data', expected, actual);
  if (!expected.errors) return null;
  const same = 'data' in expected ? sameExecutionErrors(expected, actual) : sameRequestErrors(expected, actual);
  return same ? null : differs('errors', expected, actual);
}

const differs = (kind, expected, actual) => ({ kind, expected, actual });
const placesOf = (error) => JSON.stringify(error.locations.map((l) => `${l.line}:${l.column}`).sort());
const sorted = (items) => JSON.stringify([...items].sort());

// How often one place is reported, once for each way to see what is wrong with it, is open; that it is reported is not.
function sameRequestErrors(expected, actual) {
  const open = new Set((expected.open ?? []).map(placesOf));
  const places = ({ errors }) => sorted(new Set(errors.map(placesOf).filter((places) => !open.has(places))));
  return places(expected) === places(actual);
}

/**
 * Errors at the same paths and locations. Where a null has propagated, only one of the errors below the nulled place has to be
 * reported (section 6.4.4), and which one is open: there it is enough that both report some.
 */
function sameExecutionErrors(expected, actual) {
  const a = byNulledPlace(expected);
  const b = byNulledPlace(actual);
  if (sorted(a.keys()) !== sorted(b.keys())) return false;
  return [...a].every(([place, { errors, propagated }]) => propagated || sorted(errors) === sorted(b.get(place).errors));
}

function byNulledPlace({ data, errors = [] }) {
  const groups = new Map();
  for (const error of errors) {
    const depth = depthOfNull(data, error.path ?? []);
    const place = JSON.stringify((error.path ?? []).slice(0, depth));
    const group = groups.get(place) ?? { errors: [], propagated: false };
    groups.set(place, group);
    group.errors.push(JSON.stringify([error.path, placesOf(error)]));
    group.propagated ||= depth < (error.path ?? []).length;
  }
  return groups;
}

function depthOfNull(data, path) {
  let value = data;
  for (let depth = 0; depth < path.length; depth++) {
    if (value === null || value === undefined) return depth;
    value = value[path[depth]];
  }
  return path.length;
}
