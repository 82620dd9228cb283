import assert from 'node:assert/strict';

/** All that an iterator gives. */
export async function all(iterator) {
  const values = [];
  for await (const value of iterator) values.push(value);
  return values;
}

/** Waits until the server has closed every source. */
export async function closed(url) {
  for (let i = 0; i < 100; i++) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ open }"}',
    });
    if ((await response.json()).data.open === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }

  assert.fail('A source is still open.');
}

export const ticks = (count) => ({ query: 'subscription ($count: Int!) { tick(count: $count) { number } }', variables: { count } });

export const endless = { query: 'subscription { tick { number } }' };

export const numbers = (results) => results.map((result) => result.data.tick.number);
