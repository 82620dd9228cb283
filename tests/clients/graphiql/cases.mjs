import assert from 'node:assert/strict';
import { browse, seen, textOf } from './browser.mjs';

const query = '.graphiql-query-editor';
const response = '.graphiql-response';
const sent = (asked) => asked.filter(({ pathname }) => pathname === '/graphql').length;

async function signIn(page, user) {
  // The page reads the schema again as the user.
  const schema = page.waitForResponse((answer) => 'authorization' in answer.request().headers());
  await page.select('#user', user);
  await schema;
}

export async function aTypedQueryRunsInTheNameOfWhoIsSignedIn(url) {
  await browse(url, async (page) => {
    await seen(page, query, /Write a query/);
    await signIn(page, 'reviewer');
    await page.click(`${query} .view-lines`);
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await page.keyboard.type('{ reviewQueue(first: 1) { totalCount nodes { status } }');
    await page.keyboard.press('Escape');
    await page.click('.graphiql-execute-button');
    await seen(page, response, /"reviewQueue": \{\s+"totalCount": \d+,\s+"nodes": \[\s+\{\s+"status": "\w+_REVIEW"/);
  });
}

export async function theDocumentationTellsOfAType(url) {
  await browse(url, async (page) => {
    await page.click('[aria-label="Show Documentation Explorer"]');
    await page.waitForSelector('.graphiql-doc-explorer-content');
    const open = async (name) => {
      const link = await page.waitForSelector(`.graphiql-doc-explorer-content ::-p-xpath(.//a[text()="${name}"])`);
      await link.click();
      await page.waitForFunction((title) => document.querySelector('.graphiql-doc-explorer-title')?.textContent === title, {}, name);
      return page.$eval('.graphiql-doc-explorer-content', (element) => element.textContent);
    };
    assert.match(await open('Query'), /uploadLimits.*The limits on the files of papers/s);
    const type = await open('UploadLimits');
    assert.match(type, /What files are taken\./);
    assert.match(type, /maxBytes: Long!The largest file, in bytes\./);
  });
}

export async function aLinkFillsInItsQueryAndRunsItWhenTold(url) {
  const link = new URL(url);
  link.searchParams.set('query', 'query ($told: Boolean!) {\n  __schema { description @include(if: $told) }\n}');
  link.searchParams.set('variables', '{"told": true}');
  await browse(link.href, async (page, asked) => {
    await seen(page, query, /description @include\(if: \$told\)/);
    await page.waitForNetworkIdle({ idleTime: 300 });
    const before = sent(asked);
    assert.equal((await textOf(page, response)).trim(), '');
    await page.click('.graphiql-execute-button');
    await seen(page, response, /"description": "An online marketplace/);
    assert.equal(sent(asked), before + 1);
  });
}

export async function whatIsDeferredIsFilledIn(url) {
  const link = new URL(url);
  link.searchParams.set('query', '{ reviewQueue(first: 1) { nodes { stage ... @defer { type } } } }');
  await browse(link.href, async (page) => {
    await signIn(page, 'reviewer');
    const answer = page.waitForResponse((candidate) => candidate.request().postData()?.includes('@defer'));
    await page.click('.graphiql-execute-button');
    assert.match((await answer).headers()['content-type'], /^multipart\/mixed/);
    await seen(page, response, /"stage": "\w+",\s+"type": "\w+"/);
  });
}
