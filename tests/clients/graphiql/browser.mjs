import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer from 'puppeteer-core';

/** Opens an address in headless Chromium; the function gets the page. What the page asks of others, or complains of, is an error. */
export async function browse(url, use) {
  const executablePath = process.env.PATH.split(delimiter).map((folder) => join(folder, 'chromium')).find(existsSync);
  assert.ok(executablePath, 'Chromium is not installed.');
  const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1400, height: 900 });
    const asked = [];
    const complaints = [];
    page.on('request', (request) => asked.push(new URL(request.url())));
    page.on('requestfailed', (request) => {
      // The page itself stops reading a response in parts at its last boundary.
      const { errorText } = request.failure();
      if (errorText !== 'net::ERR_ABORTED') complaints.push(`${request.url()}: ${errorText}`);
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(url);
    await page.waitForSelector('.graphiql-query-editor .view-line');
    await use(page, asked);
    const { host } = new URL(url);
    assert.deepEqual(asked.filter(({ protocol }) => protocol !== 'data:' && protocol !== 'blob:').filter((address) => address.host !== host).map(String), []);
    assert.deepEqual(complaints, []);
  } finally {
    await browser.close();
  }
}

/** The text of an editor, as a reader sees it. */
export async function textOf(page, editor) {
  const lines = await page.$$eval(`${editor} .view-line`, (elements) =>
    elements.sort((a, b) => a.offsetTop - b.offsetTop).map((element) => element.textContent),
  );
  return lines.join('\n').replaceAll('\u00a0', ' ');
}

/** Waits until an editor shows what matches. */
export async function seen(page, editor, pattern) {
  const deadline = Date.now() + 30_000;
  let text = await textOf(page, editor);
  while (!pattern.test(text) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    text = await textOf(page, editor);
  }
  assert.match(text, pattern);
}
