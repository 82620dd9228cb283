import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { all } from '../feed.mjs';
import { tokenOf } from '../host.mjs';
import { followAndComeBack } from '../notices.mjs';

const clientOf = (url, connectionParams) =>
  createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0, connectionParams });

export async function queriesRunInTheUsersNameOverOneConnection(url) {
  let opened = 0;
  const client = clientOf(url, async () => ({ authorization: `Bearer ${await tokenOf(url, 'reviewer')}` }));
  client.on('opened', () => opened++);
  const query = 'query ($first: Int!) { merchants(first: $first) { nodes { name } } reviewQueue(first: 1) { nodes { status } } }';
  const results = await Promise.all([1, 2, 3].map((first) => all(client.iterate({ query, variables: { first } }))));
  assert.deepEqual(results.map(([{ data }]) => data.merchants.nodes.length), [1, 2, 3]);
  assert.ok(results.every(([{ data }]) => data.reviewQueue.nodes[0].status.endsWith('_REVIEW')));
  assert.equal(opened, 1);
  await client.dispose();
}

export async function whatIsDeferredComesAsAFurtherMessage(url) {
  const client = clientOf(url, async () => ({ authorization: `Bearer ${await tokenOf(url, 'reviewer')}` }));
  const [first, last] = await all(client.iterate({ query: '{ reviewQueue(first: 1) { nodes { status ... @defer { history { nodes { to } } } } } }' }));
  assert.deepEqual(first.pending, [{ id: '0', path: ['reviewQueue', 'nodes', 0] }]);
  assert.equal(last.incremental[0].data.history.nodes.at(-1).to, first.data.reviewQueue.nodes[0].status);
  assert.equal(last.hasNext, false);
  await client.dispose();
}

export async function nobodyGetsWhatNeedsAPermission(url) {
  const client = clientOf(url);
  const [{ errors }] = await all(client.iterate({ query: '{ reviewQueue { totalCount } }' }));
  assert.equal(errors[0].extensions.code, 'AUTH_NOT_AUTHENTICATED');
  await client.dispose();
}

export async function whatWasMissedComesAfterTheLastCursor(url) {
  const client = clientOf(url, async () => ({ authorization: `Bearer ${await tokenOf(url, 'uploader')}` }));
  await followAndComeBack(url, (operation) => client.iterate(operation));
  await client.dispose();
}
