import { useEffect, useState } from 'react';

/** Chooses one of the demo users of a development host and hands out a token of theirs. */
export function SignInAs({ address, onToken }) {
  const [users, setUsers] = useState([]);
  const [problem, setProblem] = useState(null);

  useEffect(() => {
    ask(`${address}/users`).then(setUsers, (e) => setProblem(e.message));
  }, [address]);

  const signIn = async (name) => {
    setProblem(null);
    try {
      onToken(name ? (await ask(`${address}/token/${encodeURIComponent(name)}`, 'POST')).token : null);
    } catch (e) {
      onToken(null);
      setProblem(e.message);
    }
  };

  return (
    <form className="sign-in" onSubmit={(event) => event.preventDefault()}>
      <label htmlFor="user">Sign in as</label>
      <select id="user" onChange={(event) => signIn(event.target.value)}>
        <option value="">nobody</option>
        {users.map((user) => (
          <option key={user.name} value={user.name}>
            {user.name} ({user.roles.join(', ')})
          </option>
        ))}
      </select>
      {problem && <span role="alert">{problem}</span>}
    </form>
  );
}

async function ask(address, method = 'GET') {
  const response = await fetch(address, { method });
  if (!response.ok) {
    throw new Error(`${method} ${address} answered ${response.status}`);
  }
  return response.json();
}
