import './page.css';
import 'graphiql/style.css';
import 'graphiql/setup-workers/vite';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { SignInAs } from './SignInAs.jsx';

const setting = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

const welcome = `# Write a query and press Ctrl-Enter.
# The documentation of the schema is behind the book on the left.

{
  __typename
}
`;

// A link to the page may carry what to ask: ?query=…&variables=… It is filled in, and runs when the user says so.
const link = new URLSearchParams(location.search);

const anonymous = JSON.stringify({ Authorization: '' }, null, 2);

function Page({ endpoint, developmentUsers }) {
  const [token, setToken] = useState(null);

  const fetcher = useMemo(() => {
    const send = createGraphiQLFetcher({
      url: new URL(endpoint, location.origin).href,
      headers: { 'GraphQL-Require-Preflight': '1' },
    });
    return (params, options) => {
      // What stands in the header tab wins over the user signed in above; an empty value means: without the header.
      const headers = { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...withoutEmpty(options?.headers) };
      return send(params, { ...options, headers });
    };
  }, [endpoint, token]);

  return (
    <div className="page">
      {developmentUsers && <SignInAs address={developmentUsers} onToken={setToken} />}
      <GraphiQL
        fetcher={fetcher}
        defaultQuery={welcome}
        initialQuery={link.get('query') ?? undefined}
        initialVariables={link.get('variables') ?? undefined}
        initialHeaders={anonymous}
        defaultHeaders={anonymous}
        defaultEditorToolsVisibility="headers"
      />
    </div>
  );
}

function withoutEmpty(headers) {
  return Object.fromEntries(Object.entries(headers ?? {}).filter(([, value]) => value !== ''));
}

createRoot(document.getElementById('root')).render(
  <Page endpoint={setting('graphql-endpoint') ?? '/graphql'} developmentUsers={setting('development-users')} />,
);
