// Takes the picture of the README: `node tools/screenshot.mjs http://localhost:3000/policies/<id> docs/images/policy.png`
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.mjs';

const [, , address, file] = process.argv;
if (!address || !file) throw new Error('Say which page, and into which file');
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 1120, height: 900 } });
await page.goto(address);
await page.screenshot({ path: file });
await browser.close();
