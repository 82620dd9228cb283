import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { ask, fetchAs } from './host.mjs';

const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** What an applicant fills in, for a company that nobody has applied for yet. */
export function applicationInput() {
  const number = randomInt(1e9);
  return {
    legalName: `杭州第${number}文具有限公司`,
    uscc: uscc(number),
    legalRepresentative: { name: '李文博', idCard: idCard(number) },
    contact: { name: '王芳', phone: '13812345678', email: 'wang@example.com' },
  };
}

// GB 32100: the last character checks the others.
function uscc(number) {
  const body = `91330100${String(number).padStart(9, '0')}`;
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    sum += usccAlphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return body + usccAlphabet[(31 - (sum % 31)) % 31];
}

// GB 11643: so does the last digit.
function idCard(number) {
  const body = `11010519800101${String(number % 1000).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return body + '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(body[i]), 0) % 11];
}

/** A PDF of one page with one line of text, which any viewer opens. */
export function pdf(text) {
  const content = `BT /F1 24 Tf 72 720 Td (${text}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return String(offset).padStart(10, '0');
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${offset} 00000 n \n`).join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}

/** Sends an operation with one file after the GraphQL multipart request specification. */
export async function upload(url, user, { query, variables, path, file }) {
  const form = new FormData();
  form.append('operations', JSON.stringify({ query, variables }));
  form.append('map', JSON.stringify({ 0: [path] }));
  form.append('0', file);
  return fetchAs(url, user)(url, { method: 'POST', headers: { 'graphql-require-preflight': '1' }, body: form });
}

/** A new application of the demo user "uploader": its id. */
export async function newApplication(url) {
  const { applyAsMerchant } = await ask(
    url,
    'uploader',
    'mutation ($input: ApplyAsMerchantInput!) { applyAsMerchant(input: $input) { application { id } errors { __typename } } }',
    { input: applicationInput() },
  );
  assert.equal(applyAsMerchant.errors, null);
  return applyAsMerchant.application.id;
}

/** A licence that waits for its first review: its id. */
export async function paperForReview(url) {
  const answer = await upload(url, 'uploader', {
    query: 'mutation ($input: SubmitDocumentInput!) { submitDocument(input: $input) { document { id } errors { __typename } } }',
    variables: { input: { applicationId: await newApplication(url), type: 'BUSINESS_LICENCE', file: null } },
    path: 'variables.input.file',
    file: new File([pdf('Business licence')], 'licence.pdf', { type: 'application/pdf' }),
  });
  const { data } = await answer.json();
  assert.equal(data.submitDocument.errors, null);
  return data.submitDocument.document.id;
}
