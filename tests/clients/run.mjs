// Runs cases against a server and tells how each ended, a line of JSON a case: {"suite", "name", "ok", "message"?}.
//   node run.mjs http://127.0.0.1:5000/graphql apollo/cases urql/cases
// A suite is a module whose exported functions, or those of its default export, are its cases; each gets the address.
const [url, ...suites] = process.argv.slice(2);
const limit = 60_000;

for (const suite of suites) {
  for (const [name, run] of Object.entries(casesOf(await import(`./${suite}.mjs`)))) {
    console.log(JSON.stringify({ suite, name, ...(await outcome(run)) }));
  }
}

process.exit(0);

async function outcome(run) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The case took longer than ${limit} ms.`)), limit);
  });
  try {
    await Promise.race([run(url), late]);
    return { ok: true };
  } catch (error) {
    return { ok: false, message: error?.stack ?? JSON.stringify(error) };
  } finally {
    clearTimeout(timer);
  }
}

function casesOf({ default: listed, ...exported }) {
  return { ...exported, ...listed };
}
