import { serverAudits } from 'graphql-http';

// A page of another site cannot add this header; every client that sends GET or multipart does.
const fetchFn = (address, options) => fetch(address, { ...options, headers: { ...options?.headers, 'graphql-require-preflight': '1' } });

const audits = (url) => serverAudits({ url, fetchFn });

/** Every audit of GraphQL over HTTP: MUST, SHOULD and MAY, a case each. */
export default Object.fromEntries(audits('').map(({ id, name }) => [
  `${id} ${name}`,
  async (url) => {
    const result = await audits(url).find((audit) => audit.id === id).fn();
    if (result.status !== 'ok') throw new Error(`${result.status}: ${result.reason} The answer was ${result.response?.status}.`);
  },
]));
