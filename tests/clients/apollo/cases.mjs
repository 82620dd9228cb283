import assert from 'node:assert/strict';
import { createHash, randomInt } from 'node:crypto';
import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from '@apollo/client/core';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { GraphQL17Alpha9Handler, Defer20220824Handler } from '@apollo/client/incremental';
import { fetchAs } from '../host.mjs';
import { paperForReview } from '../papers.mjs';
import { possibleTypes } from './possible-types.mjs';

async function clientOf(url, user, { incrementalHandler = new GraphQL17Alpha9Handler(), before } = {}) {
  const fetch = fetchAs(url, user);
  const http = new HttpLink({ uri: url, fetch });
  const cache = new InMemoryCache({ possibleTypes: await possibleTypes(url) });
  const client = new ApolloClient({ cache, link: before ? before.concat(http) : http, incrementalHandler });
  return { client, requests: fetch.requests };
}

const merchants = gql`
  query Merchants($first: Int!) {
    merchants(first: $first) {
      totalCount
      edges {
        cursor
        node {
          ...Line
        }
      }
    }
  }

  fragment Line on Merchant {
    id
    name
    status
  }
`;

/** What a list has brought, a page of one of its items reads from the cache. */
export async function theSecondQueryIsAnsweredFromTheCache(url) {
  const { client, requests } = await clientOf(url, 'reviewer');
  const first = await client.query({ query: merchants, variables: { first: 3 } });
  assert.equal(first.data.merchants.edges.length, 3);
  assert.ok(first.data.merchants.totalCount >= 3);
  assert.equal(requests.length, 1);
  const again = await client.query({ query: merchants, variables: { first: 3 } });
  assert.deepEqual(again.data, first.data);
  assert.equal(requests.length, 1);
  const { node } = first.data.merchants.edges[0];
  const line = client.readFragment({ id: client.cache.identify(node), fragment: gql`fragment One on Merchant { name status }` });
  assert.deepEqual({ name: line.name, status: line.status }, { name: node.name, status: node.status });
}

/** A fragment on an interface matches what the schema says implements it. */
export async function fragmentsOnInterfacesAndUnionsMatch(url) {
  const { client } = await clientOf(url, 'reviewer');
  const { data } = await client.query({ query: gql`{ reviewQueue(first: 1) { nodes { id type } } merchants(first: 1) { nodes { id name } } }` });
  const [document] = data.reviewQueue.nodes;
  const [merchant] = data.merchants.nodes;
  const nodes = await client.query({
    query: gql`
      query ($ids: [ID!]!) {
        nodes(ids: $ids) {
          ...Key
          ... on Merchant {
            name
          }
          ... on Document {
            type
          }
        }
      }

      fragment Key on Node {
        id
      }
    `,
    variables: { ids: [merchant.id, document.id] },
  });
  assert.deepEqual(nodes.data.nodes.map(({ id, name, type }) => ({ id, name, type })), [
    { id: merchant.id, name: merchant.name, type: undefined },
    { id: document.id, name: undefined, type: document.type },
  ]);
}

/** A query that is watched sees a mutation's answer, without asking again. */
export async function aMutationsAnswerUpdatesTheCache(url) {
  const documentId = await paperForReview(url);
  const { client, requests } = await clientOf(url, 'reviewer');
  const query = gql`query ($id: ID!) { document(id: $id) { id status stage version } }`;
  const variables = { id: documentId };
  await client.query({ query, variables });
  const seen = [];
  const subscription = client.watchQuery({ query, variables }).subscribe(({ data }) => seen.push(data.document));
  const { data } = await client.mutate({
    mutation: gql`
      mutation ($input: CompleteFirstReviewInput!) {
        completeFirstReview(input: $input) {
          document {
            id
            status
            stage
            version
          }
          errors {
            __typename
            ... on Error {
              code
            }
          }
        }
      }
    `,
    variables: { input: { documentId, decision: 'ACCEPT' } },
  });
  assert.equal(data.completeFirstReview.errors, null);
  subscription.unsubscribe();
  assert.deepEqual(seen.map(({ status, stage }) => [status, stage]), [['FIRST_REVIEW', 'FIRST'], ['DETAILED_REVIEW', 'DETAILED']]);
  assert.ok(seen[1].version > seen[0].version);
  assert.equal(requests.length, 2);
}

const deferred = gql`
  query {
    reviewQueue(first: 2) {
      totalCount
      nodes {
        id
        status
        ... @defer {
          ...Steps
        }
      }
    }
  }

  fragment Steps on Document {
    history {
      nodes {
        ordinal
        to
      }
    }
  }
`;

/** What is deferred comes into the same result later, and into the cache. */
export async function whatIsDeferredComesLater(url) {
  const { client, requests } = await clientOf(url, 'reviewer');
  const states = await statesOf(client, deferred);
  assert.equal(states[0].dataState, 'streaming');
  assert.deepEqual(states[0].data.reviewQueue.nodes.map((node) => node.history), [undefined, undefined]);
  const last = states.at(-1);
  assert.equal(last.dataState, 'complete');
  for (const { status, history } of last.data.reviewQueue.nodes) {
    assert.deepEqual([history.nodes[0].to, history.nodes.at(-1).to], ['DRAFT', status]);
  }
  assert.match(requests[0].answer, /^multipart\/mixed/);
  const cached = await client.query({ query: deferred, fetchPolicy: 'cache-only' });
  assert.deepEqual(cached.data, last.data);
  assert.equal(requests.length, 1);
}

/** A client that knows the form of 2022 only would misread today's parts; it gets the whole at once. */
export async function aClientOfAnOlderFormGetsTheWhole(url) {
  const { client, requests } = await clientOf(url, 'reviewer', { incrementalHandler: new Defer20220824Handler() });
  const states = await statesOf(client, deferred);
  assert.equal(states.length, 1);
  assert.equal(states[0].data.reviewQueue.nodes[0].history.nodes[0].to, 'DRAFT');
  assert.match(requests[0].answer, /^application\/graphql-response\+json/);
}

/** The first client to ask by hash is told to send the document along once; the second need not. */
export async function queriesAreKnownByTheirHash(url) {
  const query = gql`query { merchants(first: 1) { nodes { name } } again${randomInt(1e9)}: __typename }`;
  const sha256 = (text) => createHash('sha256').update(text).digest('hex');
  for (const documents of [[false, true], [false]]) {
    const { client, requests } = await clientOf(url, 'reviewer', { before: new PersistedQueryLink({ sha256 }) });
    const { data } = await client.query({ query });
    assert.equal(data.merchants.nodes.length, 1);
    assert.deepEqual(requests.map(({ body }) => 'query' in JSON.parse(body)), documents);
  }
}

export async function refusalsAreGraphQLErrors(url) {
  const { client } = await clientOf(url, 'buyer');
  await assert.rejects(client.query({ query: gql`{ reviewQueue { totalCount } }` }), (error) => {
    assert.ok(CombinedGraphQLErrors.is(error), error.stack);
    assert.equal(error.errors[0].extensions.code, 'AUTH_NOT_AUTHORIZED');
    return true;
  });
}

async function statesOf(client, query) {
  const states = [];
  await new Promise((resolve, reject) => {
    const subscription = client.watchQuery({ query }).subscribe(({ data, dataState, loading, error }) => {
      if (error) reject(error);
      if (dataState !== 'empty') states.push({ data, dataState });
      if (!loading && dataState === 'complete') {
        queueMicrotask(() => subscription.unsubscribe());
        resolve();
      }
    });
  });
  return states;
}
