import assert from 'node:assert/strict';
import { ask } from './host.mjs';
import { newApplication } from './papers.mjs';

const received = (after) => ({
  query: 'subscription ($after: String) { notificationReceived(after: $after) { cursor notification { kind subject { id } } } }',
  variables: { after },
});

const isRejection = ({ notification }) => notification.kind === 'merchants.application-rejected';

/** Has an application of the demo user "uploader" rejected, who is told so: its id. */
async function rejectedApplication(url) {
  const applicationId = await newApplication(url);
  const { rejectApplication } = await ask(
    url,
    'reviewer',
    'mutation ($input: RejectApplicationInput!) { rejectApplication(input: $input) { application { status } errors { __typename } } }',
    { input: { applicationId, reasonCode: 'QUALIFICATION_NOT_MET', reasonText: '证照不齐' } },
  );
  assert.equal(rejectApplication.errors, null);
  return applicationId;
}

/** Follows the notifications of "uploader", leaves, and comes back to what was told meanwhile. */
export async function followAndComeBack(url, iterate) {
  // Told from when the stream has begun, which only its first event shows.
  const rejected = [];
  let isFollowed = false;
  const working = (async () => {
    while (!isFollowed) rejected.push(await rejectedApplication(url));
  })();
  let last;
  for await (const { data } of iterate(received(null))) {
    // The demo user is told of other things too.
    if (!isRejection(data.notificationReceived)) continue;
    last = data.notificationReceived;
    break;
  }

  isFollowed = true;
  await working;
  assert.ok(rejected.includes(last.notification.subject.id));

  const missed = rejected.slice(rejected.indexOf(last.notification.subject.id) + 1);
  missed.push(await rejectedApplication(url), await rejectedApplication(url));
  const found = [];
  for await (const { data } of iterate(received(last.cursor))) {
    if (isRejection(data.notificationReceived)) found.push(data.notificationReceived.notification.subject.id);
    if (found.length === missed.length) break;
  }

  assert.deepEqual(found, missed);
}
