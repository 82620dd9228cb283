const tokens = new Map();

/** The token of one of the host's demo users. */
export function tokenOf(url, user) {
  if (!tokens.has(user)) tokens.set(user, askForToken(url, user));
  return tokens.get(user);
}

async function askForToken(url, user) {
  const answer = await fetch(new URL(`/dev/token/${user}`, url), { method: 'POST' });
  if (!answer.ok) throw new Error(`There is no token for ${user}: ${answer.status}.`);
  return (await answer.json()).token;
}

/** A fetch in the name of a demo user, which keeps its requests: what they sent, and the media type of the answer. */
export function fetchAs(url, user) {
  const requests = [];
  const send = async (address, options) => {
    const headers = new Headers(options?.headers);
    headers.set('authorization', `Bearer ${await tokenOf(url, user)}`);
    const answer = await fetch(address, { ...options, headers });
    requests.push({ body: options?.body, answer: answer.headers.get('content-type') });
    return answer;
  };
  return Object.assign(send, { requests });
}

/** Sends a document as plainly as can be and gives its data. */
export async function ask(url, user, query, variables) {
  const answer = await fetchAs(url, user)(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
