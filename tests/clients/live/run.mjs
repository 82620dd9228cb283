// Follows the events of a server with the clients that front-end teams use.
//   node live/run.mjs http://127.0.0.1:5000/graphql
// The server has the feed of tests/Modular.GraphQL.Server.Tests/Streams/Feed.cs.
import * as overWebSocket from './over-web-socket.mjs';
import * as overEventStream from './over-event-stream.mjs';

const url = process.argv[2];
let failed = 0;
for (const [transport, cases] of Object.entries({ 'graphql-ws': overWebSocket, 'graphql-sse': overEventStream })) {
  for (const [name, run] of Object.entries(cases)) {
    try {
      await run(url);
      console.log(`ok ${transport}: ${name}`);
    } catch (error) {
      failed++;
      console.log(`FAILED ${transport}: ${name}\n${error.stack ?? JSON.stringify(error)}`);
    }
  }
}

process.exit(failed === 0 ? 0 : 1);
