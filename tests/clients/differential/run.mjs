/**
 * Runs random cases on graphql-js and on the engine and compares the answers.
 *
 *   node differential/run.mjs [--cases 2000] [--seed 1] [--runner path/to/Modular.GraphQL.Runner.dll] [--most 1]
 *
 * A difference is made small and printed; the exit code is 1 then. `--most n` goes on until n differences of distinct kinds are found.
 */
import { parseArgs } from 'node:util';
import { makeCases } from './cases.mjs';
import { difference } from './compare.mjs';
import { Engine } from './engine.mjs';
import { answerOf } from './reference.mjs';
import { shrink } from './shrink.mjs';

const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    most: { type: 'string', default: '1' },
    runner: { type: 'string' },
  },
});
const [cases, seed, most] = [options.cases, options.seed, options.most].map((text) => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`"${text}" is no whole number from 1 on.`);
  return number;
});
const BATCH = 64;
const engine = new Engine(options.runner);
const counts = { schemaErrors: 0, requestErrors: 0, validOnly: 0, executed: 0, executionErrors: 0 };
const found = [];
let batch = [];
let run = 0;

for (const given of makeCases(seed, cases)) {
  batch.push(given);
  if (batch.length === BATCH) await compareBatch();
  if (found.length >= most) break;
}
await compareBatch();
engine.close();
console.log(`${run} cases of seed ${seed}: ${counts.executed} executed (${counts.executionErrors} with errors), ${counts.validOnly} validated only, `
  + `${counts.requestErrors} refused, ${counts.schemaErrors} invalid schemas; ${found.length} differences.`);
process.exitCode = found.length ? 1 : 0;

async function compareBatch() {
  const answers = await Promise.all(batch.map((given) => engine.ask(given)));
  for (let i = 0; i < batch.length && found.length < most; i++) {
    const expected = answerOf(batch[i]);
    count(expected);
    const differs = difference(expected, answers[i]);
    if (differs) await report(batch[i], differs.kind);
  }
  batch = [];
}

async function report(given, kind) {
  let last;
  const small = await shrink(given, async (candidate) => {
    const differs = difference(answerOf(candidate), await engine.ask(candidate));
    if (differs?.kind === kind) last = { candidate, differs };
    return differs?.kind === kind;
  });
  const { expected, actual } = last?.differs ?? difference(answerOf(small), await engine.ask(small));
  found.push(kind);
  console.log(`--- seed ${seed}, case ${given.id}: different ${kind}`);
  console.log(`schema:\n${small.schema}\nquery:\n${small.query}`);
  for (const member of ['operationName', 'variables', 'rootValue', 'validateOnly']) {
    if (small[member] !== undefined) console.log(`${member}: ${JSON.stringify(small[member])}`);
  }
  console.log(`graphql-js: ${JSON.stringify({ ...expected, id: undefined })}`);
  console.log(`engine:     ${JSON.stringify({ ...actual, id: undefined })}\n`);
}

function count(answer) {
  run++;
  if (answer.schemaErrors) counts.schemaErrors++;
  else if ('data' in answer) {
    counts.executed++;
    if (answer.errors) counts.executionErrors++;
  } else if (answer.errors) counts.requestErrors++;
  else counts.validOnly++;
}
