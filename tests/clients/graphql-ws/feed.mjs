import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { all, closed, endless, numbers, ticks } from '../feed.mjs';

const clientOf = (url, options) =>
  createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0, lazy: true, onNonLazyError: () => {}, ...options });

export async function queriesAndMutations(url) {
  const client = clientOf(url);
  assert.deepEqual(await all(client.iterate({ query: '{ hello(name: "北") }' })), [{ data: { hello: 'Hello 北' } }]);
  assert.deepEqual(await all(client.iterate({ query: 'mutation { bump(input: { by: 1 }) { int } }' })), [{ data: { bump: { int: 2 } } }]);
  await client.dispose();
}

export async function eventsInOrder(url) {
  const client = clientOf(url);
  const [one, two] = await Promise.all([all(client.iterate(ticks(500))), all(client.iterate(ticks(300)))]);
  assert.deepEqual(numbers(one), Array.from({ length: 500 }, (_, i) => i + 1));
  assert.deepEqual(numbers(two), Array.from({ length: 300 }, (_, i) => i + 1));
  await client.dispose();
}

export async function leavingClosesTheSource(url) {
  const client = clientOf(url, { lazyCloseTimeout: 60_000 });
  for await (const result of client.iterate(endless)) {
    if (result.data.tick.number === 5) break;
  }

  await closed(url);
  assert.equal((await all(client.iterate({ query: '{ __typename }' }))).length, 1);
  await client.dispose();
}

export async function aRefusedOperationThrowsItsErrors(url) {
  const client = clientOf(url);
  await assert.rejects(all(client.iterate({ query: '{ nothing }' })), (errors) => errors[0].extensions.code === 'GRAPHQL_VALIDATION_FAILED');
  await client.dispose();
}

export async function theTokenComesWithTheConnection(url) {
  const client = clientOf(url, { connectionParams: { authorization: 'Bearer good' } });
  assert.deepEqual(await all(client.iterate({ query: '{ whoAmI }' })), [{ data: { whoAmI: 'reader' } }]);
  await client.dispose();
}

export async function aBadTokenClosesWith4403(url) {
  const client = clientOf(url, { connectionParams: { token: 'bad' } });
  await assert.rejects(all(client.iterate({ query: '{ whoAmI }' })), (event) => event.code === 4403);
}

export async function anExpiredTokenIsRenewedByConnectingAgain(url) {
  const tokens = ['short', 'good'];
  const codes = [];
  const client = clientOf(url, {
    retryAttempts: 1,
    shouldRetry: () => true,
    retryWait: async () => {},
    connectionParams: () => ({ token: tokens.shift() }),
    on: { closed: (event) => codes.push(event.code) },
  });
  let fresh = 0;
  for await (const result of client.iterate({ query: 'subscription { guarded { number } }' })) {
    if (tokens.length === 0) fresh++;
    if (fresh === 3) break;
    assert.equal(result.errors, undefined);
  }

  assert.equal(codes[0], 4403);
  await client.dispose();
  await closed(url);
}

export async function pingsAreAnswered(url) {
  let pongs = 0;
  const client = clientOf(url, { keepAlive: 50, lazyCloseTimeout: 60_000, on: { pong: (received) => (pongs += received ? 1 : 0) } });
  await all(client.iterate({ query: '{ slow(milliseconds: 400) }' }));
  assert.ok(pongs >= 3, `${pongs} pongs`);
  await client.dispose();
}
