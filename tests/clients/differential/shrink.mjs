const MOST_TRIALS = 5_000;
const LINES = /(?<=\n)/;
const DEFINITIONS = /(?=\b(?:extend|schema|scalar|type|interface|union|enum|input|directive)\b)/;
const TOKENS = /(?<=[^\w"$@\\.])|(?=[^\w"$@\\.])/;

/** The smallest case found for which `fails` still holds: fewer lines and tokens of document and schema, less data, fewer variables. */
export async function shrink(given, fails) {
  let best = given;
  let trials = 0;
  const attempt = async (candidate) => {
    if (trials++ >= MOST_TRIALS || !(await fails(candidate))) return false;
    best = candidate;
    return true;
  };
  for (let before = null; before !== JSON.stringify(best) && trials < MOST_TRIALS; ) {
    before = JSON.stringify(best);
    for (const member of ['operationName', 'validateOnly', 'rootValue', 'variables']) {
      if (best[member] !== undefined) await attempt({ ...best, [member]: undefined });
    }
    await shrinkText('query', LINES);
    await shrinkText('schema', DEFINITIONS);
    await shrinkText('schema', LINES);
    await shrinkText('query', TOKENS);
    await shrinkText('schema', DEFINITIONS);
    await shrinkText('schema', TOKENS);
    for (const member of ['rootValue', 'variables']) {
      if (best[member]) await shrinkValue(member, []);
    }
  }
  return best;

  // Delta debugging: chunks of half the text, a quarter and so on are taken out.
  async function shrinkText(member, separator) {
    let parts = best[member].split(separator);
    for (let size = parts.length >> 1; size >= 1; size >>= 1) {
      for (let at = 0; at < parts.length; ) {
        const rest = [...parts.slice(0, at), ...parts.slice(at + size)];
        if (await attempt({ ...best, [member]: rest.join('') })) parts = rest;
        else at += size;
      }
    }
  }

  async function shrinkValue(member, path) {
    const value = path.reduce((v, key) => v?.[key], best[member]);
    if (value === null || typeof value !== 'object') return;
    for (const key of Object.keys(value).reverse()) {
      const without = structuredClone(best);
      const parent = path.reduce((v, k) => v[k], without[member]);
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete parent[key];
      if (!(await attempt(without))) await shrinkValue(member, [...path, key]);
    }
  }
}
