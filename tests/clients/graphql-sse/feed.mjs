import assert from 'node:assert/strict';
import { createClient } from 'graphql-sse';
import { all, closed, endless, numbers, ticks } from '../feed.mjs';

const clientOf = (url, options) => createClient({ url, retryAttempts: 0, ...options });

export async function queriesAndMutations(url) {
  const client = clientOf(url);
  assert.deepEqual(await all(client.iterate({ query: '{ hello(name: "北") }' })), [{ data: { hello: 'Hello 北' } }]);
  assert.deepEqual(await all(client.iterate({ query: 'mutation { bump(input: { by: 1 }) { int } }' })), [{ data: { bump: { int: 2 } } }]);
  client.dispose();
}

export async function eventsInOrder(url) {
  const client = clientOf(url);
  const [one, two] = await Promise.all([all(client.iterate(ticks(500))), all(client.iterate(ticks(300)))]);
  assert.deepEqual(numbers(one), Array.from({ length: 500 }, (_, i) => i + 1));
  assert.deepEqual(numbers(two), Array.from({ length: 300 }, (_, i) => i + 1));
  client.dispose();
}

export async function leavingClosesTheSource(url) {
  const client = clientOf(url);
  for await (const result of client.iterate(endless)) {
    if (result.data.tick.number === 5) break;
  }

  await closed(url);
  client.dispose();
}

export async function aRefusedOperationGivesItsErrors(url) {
  const client = clientOf(url);
  const [result] = await all(client.iterate({ query: '{ nothing }' }));
  assert.equal(result.errors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
  client.dispose();
}

export async function theTokenComesWithEachRequest(url) {
  const client = clientOf(url, { headers: { authorization: 'Bearer good' } });
  assert.deepEqual(await all(client.iterate({ query: '{ whoAmI }' })), [{ data: { whoAmI: 'reader' } }]);
  client.dispose();
  const refused = clientOf(url, { headers: { authorization: 'Bearer bad' } });
  await assert.rejects(all(refused.iterate({ query: '{ whoAmI }' })), /401/);
  refused.dispose();
}
