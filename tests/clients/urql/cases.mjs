import assert from 'node:assert/strict';
import { Client, cacheExchange, fetchExchange, gql } from 'urql';
import { fetchAs } from '../host.mjs';
import { applicationInput } from '../papers.mjs';

function clientOf(url, user, options) {
  const fetch = fetchAs(url, user);
  const client = new Client({ url, fetch, exchanges: [cacheExchange, fetchExchange], preferGetMethod: false, ...options });
  return { client, requests: fetch.requests };
}

const line = gql`
  fragment Line on Merchant {
    id
    name
    status
  }
`;

const merchants = gql`
  query Merchants($first: Int!, $after: String) {
    merchants(first: $first, after: $after) {
      nodes {
        ...Line
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
  ${line}
`;

export async function queriesWithFragmentsAndVariables(url) {
  const { client, requests } = clientOf(url, 'reviewer');
  const first = await client.query(merchants, { first: 2 }).toPromise();
  assert.equal(first.error, undefined);
  const { nodes, pageInfo } = first.data.merchants;
  assert.equal(nodes.length, 2);
  assert.ok(nodes.every(({ __typename, name }) => __typename === 'Merchant' && name.length > 0));
  assert.equal(pageInfo.hasNextPage, true);
  const second = await client.query(merchants, { first: 2, after: pageInfo.endCursor }).toPromise();
  assert.ok(second.data.merchants.nodes.every(({ id }) => nodes.every((node) => node.id !== id)));
  await client.query(merchants, { first: 2 }).toPromise();
  assert.equal(requests.length, 2);
}

/** Its document cache forgets what holds a type that a mutation's answer names. */
export async function aMutationMakesItsTypesBeAskedAgain(url) {
  const { client, requests } = clientOf(url, 'merchant');
  const mine = gql`{ myApplications(first: 50) { totalCount nodes { id legalName } } }`;
  const before = await client.query(mine, {}).toPromise();
  const input = applicationInput();
  const { data, error } = await client
    .mutation(
      gql`
        mutation ($input: ApplyAsMerchantInput!) {
          applyAsMerchant(input: $input) {
            application {
              id
              status
            }
            errors {
              ... on Error {
                code
              }
            }
          }
        }
      `,
      { input },
    )
    .toPromise();
  assert.equal(error, undefined);
  assert.equal(data.applyAsMerchant.errors, null);
  const after = await client.query(mine, {}).toPromise();
  assert.equal(after.data.myApplications.totalCount, before.data.myApplications.totalCount + 1);
  const [newest] = after.data.myApplications.nodes;
  assert.deepEqual([newest.id, newest.legalName], [data.applyAsMerchant.application.id, input.legalName]);
  assert.equal(requests.length, 3);
}

export async function whatIsDeferredComesLater(url) {
  const { client, requests } = clientOf(url, 'reviewer');
  const states = [];
  await new Promise((resolve) => {
    const { unsubscribe } = client
      .query(gql`{ reviewQueue(first: 2) { nodes { id status ... @defer(label: "steps") { history { nodes { to } } } } } }`, {})
      .subscribe((result) => {
        states.push(result);
        if (!result.hasNext) {
          queueMicrotask(() => unsubscribe());
          resolve();
        }
      });
  });
  assert.ok(states.every(({ error }) => error === undefined));
  assert.ok(states.length > 1);
  assert.deepEqual(states[0].data.reviewQueue.nodes.map(({ history }) => history), [undefined, undefined]);
  assert.ok(states.at(-1).data.reviewQueue.nodes.every(({ status, history }) => history.nodes.at(-1).to === status));
  assert.match(requests[0].answer, /^multipart\/mixed/);
}

/** Queries by GET, for those who put a cache before the server; the header is the application's to add. */
export async function queriesByGetWithThePreflightHeader(url) {
  const { client } = clientOf(url, 'reviewer', { preferGetMethod: 'force', fetchOptions: { headers: { 'graphql-require-preflight': '1' } } });
  const { data, error } = await client.query(merchants, { first: 1 }).toPromise();
  assert.equal(error, undefined);
  assert.equal(data.merchants.nodes.length, 1);
  const { client: plain } = clientOf(url, 'reviewer', { preferGetMethod: 'force' });
  const refused = await plain.query(merchants, { first: 1 }).toPromise();
  assert.match(refused.error.message, /GraphQL-Require-Preflight/);
}

export async function refusalsAreGraphQLErrors(url) {
  const { client } = clientOf(url, 'buyer');
  const { error } = await client.query(gql`{ reviewQueue { totalCount } }`, {}).toPromise();
  assert.equal(error.graphQLErrors[0].extensions.code, 'AUTH_NOT_AUTHORIZED');
}
