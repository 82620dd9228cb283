import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { ask } from '../host.mjs';
import { newApplication, pdf, upload } from '../papers.mjs';

const query = `mutation ($input: SubmitDocumentInput!) {
  submitDocument(input: $input) {
    document { id status type stage currentVersion { fileName format length sha256 uploadedBy } }
    errors { __typename ... on InvalidInputError { field } }
  }
}`;

async function submit(url, file) {
  const variables = { input: { applicationId: await newApplication(url), type: 'BUSINESS_LICENCE', file: null } };
  return upload(url, 'uploader', { query, variables, path: 'variables.input.file', file });
}

export async function aPdfArrivesByteForByte(url) {
  const content = pdf('Business licence');
  const answer = await submit(url, new File([content], '营业执照.pdf', { type: 'application/pdf' }));
  assert.equal(answer.status, 200);
  const { data, errors } = await answer.json();
  assert.equal(errors, undefined);
  const { id, ...document } = data.submitDocument.document;
  assert.deepEqual(document, {
    status: 'FIRST_REVIEW',
    type: 'BUSINESS_LICENCE',
    stage: 'FIRST',
    currentVersion: {
      fileName: '营业执照.pdf',
      format: 'PDF',
      length: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      uploadedBy: '陈思远',
    },
  });
  const { node } = await ask(url, 'reviewer', 'query ($id: ID!) { node(id: $id) { ... on Document { versionNumber } } }', { id });
  assert.deepEqual(node, { versionNumber: 1 });
}

export async function whatOnlyCallsItselfAPdfIsAnErrorOfTheInput(url) {
  const answer = await submit(url, new File(['Not a PDF at all.'], 'licence.pdf', { type: 'application/pdf' }));
  const { data } = await answer.json();
  assert.deepEqual(data.submitDocument, { document: null, errors: [{ __typename: 'InvalidInputError', field: 'file' }] });
}
