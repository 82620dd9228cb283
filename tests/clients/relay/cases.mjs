import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { ask } from '../host.mjs';
import { paperForReview } from '../papers.mjs';
import { emptyFolder, runTool } from '../run-tool.mjs';

let compiled;

/** Compiles the application in src, against schema.graphql. */
async function compile() {
  await emptyFolder('relay/generated');
  // The generated modules load each other as bundlers and CommonJS do: without the end of the file's name.
  await writeFile(new URL('generated/package.json', import.meta.url), '{ "type": "commonjs" }');
  return runTool('relay-compiler', 'relay', 'relay.config.json', '--output', 'verbose');
}

async function artifact(name) {
  await (compiled ??= compile());
  return (await import(`./generated/${name}.graphql.js`)).default;
}

export async function theApplicationCompilesWithoutAComplaint() {
  assert.match(await (compiled ??= compile()), /Compilation completed/);
}

/** @connection finds edges, cursor and pageInfo; @refetchable makes the query for the next page. */
export async function theNextPageIsAskedForByItsCursor(url) {
  const page = await artifact('MerchantPageQuery');
  const next = await artifact('MerchantListPaginationQuery');
  const [connection] = (await artifact('MerchantList_query')).metadata.connection;
  assert.deepEqual(connection, { count: 'count', cursor: 'cursor', direction: 'forward', path: ['merchants'] });
  const where = { status: { eq: 'ACTIVE' } };
  const { merchants: first, reviewQueue } = await ask(url, 'reviewer', page.params.text, { count: 2, where });
  assert.ok(reviewQueue.totalCount > 0);
  const ids = first.edges.map(({ node }) => node.id);
  for (let { pageInfo } = first; pageInfo.hasNextPage; ) {
    const { merchants } = await ask(url, 'reviewer', next.params.text, { count: 2, cursor: pageInfo.endCursor, where });
    assert.equal(merchants.edges.at(-1).cursor, merchants.pageInfo.endCursor);
    ids.push(...merchants.edges.map(({ node }) => node.id));
    ({ pageInfo } = merchants);
  }
  assert.ok(ids.length > 2);
  assert.equal(ids.length, first.totalCount);
  assert.equal(new Set(ids).size, ids.length);
}

/** A fragment on a Node is asked for again by node(id:). */
export async function anObjectIsAskedForAgainByItsId(url) {
  const page = await artifact('MerchantPageQuery');
  const again = await artifact('MerchantLineRefetchQuery');
  const { merchants } = await ask(url, 'reviewer', page.params.text, { count: 1 });
  const [{ node: merchant }] = merchants.edges;
  const { node } = await ask(url, 'reviewer', again.params.text, { id: merchant.id });
  assert.deepEqual({ ...merchant }, node);
}

/** Relay reads an error union by __typename, and a fragment on the interface that its members share. */
export async function aMutationsErrorsAreReadByType(url) {
  const { params } = await artifact('FirstReviewMutation');
  const documentId = await paperForReview(url);
  const review = async () => (await ask(url, 'reviewer', params.text, { input: { documentId, decision: 'ACCEPT' } })).completeFirstReview;
  assert.deepEqual(await review(), { document: { id: documentId, status: 'DETAILED_REVIEW' }, errors: null });
  const { document, errors } = await review();
  assert.equal(document, null);
  assert.deepEqual(errors.map(({ __typename, __isError, code }) => [__typename, __isError, code]), [
    ['IllegalTransitionError', 'IllegalTransitionError', 'ILLEGAL_TRANSITION'],
  ]);
}
