// Verifies deliveries as an integrator does, with the reference library. Standard input: a JSON array of {secret, headers, body};
// standard output: for each, in order, the verified event, or {"refused": why}.
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

const deliveries = JSON.parse(await text(process.stdin));
console.log(JSON.stringify(deliveries.map(verify)));

function verify({ secret, headers, body }) {
  try {
    return new Webhook(secret).verify(body, headers);
  } catch (error) {
    return { refused: error.message };
  }
}
