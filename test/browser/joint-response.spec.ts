import { jest } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { axeViolations, openPage, PHONE, startBrowser } from '../support/browser.js';
import { startCouncil, type Council } from '../support/council.js';
import { personPlaying, signedInFetch as fetch } from '../support/sign-in.js';

jest.setTimeout(600_000);

const [first, second] = ['0196b7a0-0000-7000-8000-000000000101', '0196b7a0-0000-7000-8000-000000000102'];
const DRAFT = 'We agree with the plan.\n\nIt should begin in April.';

let council: Council;
let browser: Browser;
let responseId: string;
let leeds: string;
let york: string;

beforeAll(async () => {
  [council, browser] = await Promise.all([startCouncil(), startBrowser()]);
  const joins = (name: string) =>
    council.begin('/members', { name, kind: 'metropolitan', nation: 'england', joinedOn: '2024-01-01' });
  [leeds, york] = [await joins('Leeds City Council'), await joins('City of York Council')];
  await council.api(`/consultations/${council.consultationId}/list-questions`, {
    questions: [
      { questionId: first, number: '1', text: 'Do you agree? (maximum 50 words)', kind: 'open' },
      { questionId: second, number: '2', text: 'By when?', kind: 'open' },
    ],
  });
  responseId = await council.begin('/responses', {
    consultationId: council.consultationId,
    leadPersonId: personPlaying('policy-lead'),
  });
});
afterAll(async () => {
  await browser?.close();
  await council?.close();
});

/** A window of somebody who plays a part, with what they have signed in as of its own. */
async function windowOf(part: string, options: object = {}): Promise<Page> {
  const page = await openPage(browser, council.url, { as: part, ...options });
  return page;
}

const answer = (question: string, below = '') => `/responses/${responseId}/answers/${question}${below}`;
const at = (below: string) => `/responses/${responseId}/${below}`;
const words = (page: Page) => page.locator('main').innerText();
const last = async () => (await council.recorded(`response-${responseId}`)).at(-1)!;

async function write(page: Page, question: string, text: string, stance = 'Agree'): Promise<void> {
  await page.goto(answer(question));
  await page.getByLabel(stance, { exact: true }).check();
  await page.getByLabel('Our answer').fill(text);
  await page.getByRole('button', { name: 'Save answer' }).last().click();
  await page.getByText('Answer saved').waitFor();
}

async function takePosition(page: Page, position: string, more: () => Promise<void> = async () => {}): Promise<void> {
  await page.goto(at('take-position'));
  await page.locator(`input[name=position][value=${position}]`).check();
  await page.locator('input[name=capacity][value=delegated_officer]').check();
  for (const changed of await page.locator('input[name=confirmed]').all()) await changed.check();
  await more();
  await page
    .getByRole('button', { name: /^(Take|Confirm) position$/ })
    .last()
    .click();
  await page.waitForURL((url) => !url.pathname.endsWith('take-position'));
}

it('a lead, three members and the chair make a response of a draft, in windows of their own', async () => {
  const lead = await windowOf('policy-lead');
  const colleague = await windowOf('secretariat');
  const kent = await windowOf(`member.${council.organisationId}`);
  const chair = await windowOf('chair');

  // the first words; two people in one answer, who see one another
  await write(lead, first, DRAFT);
  await write(lead, second, 'By April 2028.');
  await Promise.all([lead.goto(answer(first)), colleague.goto(answer(first))]);
  await colleague.reload();
  expect(await colleague.locator('[data-presence]').innerText()).toBe('Petra Policy is in this answer now.');
  expect([await axeViolations(lead), await axeViolations(colleague)]).toEqual([[], []]);

  // what does not overlap is put together
  await lead.getByLabel('Our answer').fill(DRAFT.replace('the plan', 'most of the plan'));
  await lead.getByRole('button', { name: 'Save answer' }).last().click();
  await lead.getByText('Answer saved').waitFor();
  await colleague.getByLabel('Our answer').fill(DRAFT.replace('April', 'May'));
  await colleague
    .getByText('Your words are kept, and not saved yet.')
    .or(colleague.getByText('Version 2 has been'))
    .waitFor();
  await colleague.getByRole('button', { name: 'Save answer' }).last().click();
  await colleague.getByText('put together with what others have saved').waitFor();
  expect((await last()).data).toMatchObject({
    text: 'We agree with most of the plan.\n\nIt should begin in May.',
    baseVersion: 1,
  });

  // what overlaps is shown with both, and neither is lost
  await Promise.all([lead.goto(answer(first)), colleague.goto(answer(first))]);
  await lead.getByLabel('Our answer').fill('We agree with most of the plan.\n\nIt should begin in June.');
  await lead.getByRole('button', { name: 'Save answer' }).last().click();
  await lead.getByText('Answer saved').waitFor();
  await colleague.getByLabel('Our answer').fill('We agree with most of the plan.\n\nIt should begin in July.');
  await colleague.getByRole('button', { name: 'Save answer' }).last().click();
  await colleague.getByText('Both answers are kept').waitFor();
  expect(await colleague.locator('.beside ins').allInnerTexts()).toEqual([
    expect.stringContaining('July'),
    expect.stringContaining('June'),
  ]);
  expect(await axeViolations(colleague)).toEqual([]);
  await colleague.getByLabel('Our answer').fill('We agree with most of the plan.\n\nIt should begin in June or July.');
  await colleague.getByRole('button', { name: 'Save answer' }).last().click();
  await colleague.getByText('Answer saved').waitFor();

  // a member suggests other words for words that they mark, and offers evidence
  await kent.goto(answer(first, '/contributions'));
  await kent.evaluate(`(() => {
    const node = document.querySelector('[data-quote-from]').firstChild;
    const from = node.textContent.indexOf('most of the plan');
    getSelection().setBaseAndExtent(node, from, node, from + 'most of the plan'.length);
  })()`);
  // asked from here: a function that waits in the page is refused by its content policy
  while ((await kent.locator('[name="replaces.quote"]').inputValue()) !== 'most of the plan');
  await kent.locator('input[name=kind][value=suggestion]').check();
  await kent.getByLabel('Your words').fill('the plan, if it is funded');
  await kent.getByRole('button', { name: 'Offer contribution' }).last().click();
  await kent.getByText('Contribution offered').waitFor();
  expect(await axeViolations(kent)).toEqual([]);

  // the lead adopts it with one press; the member accepts, on a phone
  await lead.goto(at('rulings'));
  await lead.getByRole('link', { name: 'Suggestion by Kent County Council' }).click();
  await lead.getByLabel('Adopted', { exact: true }).check();
  await lead.getByLabel('Why?').fill('Well said');
  await lead.getByRole('button', { name: 'Send ruling' }).last().click();
  await lead.getByText('Ruling sent').waitFor();
  const final = 'We agree with the plan, if it is funded.\n\nIt should begin in June or July.';
  expect((await last()).data).toMatchObject({ text: final });
  const phone = await windowOf(`member.${council.organisationId}`, { viewport: PHONE });
  await phone.goto(at('rulings'));
  await phone.getByRole('link', { name: 'Suggestion by Kent County Council' }).click();
  await phone.getByRole('link', { name: 'Accept the ruling' }).click();
  await phone.getByRole('button', { name: 'Accept ruling' }).last().click();
  await phone.getByText('Ruling accepted').waitFor();

  // all sign; a word changes: the positions on it are stale, and the block is lifted
  await lead.goto(at('open-sign-off'));
  for (const [part, value] of Object.entries({ day: '1', month: '1', year: '2099', time: 'midday' }))
    await lead.locator(`[name="closesAt.${part}"]`).fill(value);
  await lead.locator('[name=quorumPercent]').fill('60');
  await lead.getByRole('button', { name: 'Open sign-off' }).last().click();
  await lead.waitForURL((url) => !url.pathname.endsWith('open-sign-off'));
  const inLeeds = await windowOf(`member.${leeds}`);
  const inYork = await windowOf(`member.${york}`);
  await takePosition(kent, 'yes');
  await takePosition(inLeeds, 'block', async () => inLeeds.locator('[name=reason]').fill('The year'));
  await takePosition(inYork, 'no_objection');
  await write(lead, second, 'By April 2029.');
  await kent.goto(at('sign-off'));
  expect(await kent.locator('.difference del').first().textContent()).toContain('2028');
  expect(await kent.locator('.difference ins').first().textContent()).toContain('2029');
  for (const page of [kent, inLeeds]) await takePosition(page, 'yes');
  await takePosition(inYork, 'no_objection');

  // the chair closes and approves; the lead sends the very document
  await chair.goto(at('close-sign-off'));
  await chair.locator('input[name=consensus][value=consensus]').check();
  await chair.getByRole('button', { name: 'Close the round' }).last().click();
  await chair.waitForURL((url) => !url.pathname.endsWith('close-sign-off'));
  await chair.goto(at('approve'));
  await chair.getByRole('button', { name: 'Approve response' }).last().click();
  await chair.waitForURL((url) => !url.pathname.endsWith('approve'));
  await lead.goto(answer(first));
  expect(await words(lead)).toContain('The words of this response are fixed.');
  await lead.goto(at('submit'));
  for (const [part, value] of Object.entries({ day: '5', month: '1', year: '2026', time: '9am' }))
    await lead.locator(`[name="submittedAt.${part}"]`).fill(value);
  await lead.locator('[name=channel]').fill('email');
  await lead.getByRole('button', { name: 'Continue' }).last().click();
  await lead.getByRole('button', { name: 'Record as submitted' }).click();
  await lead.getByText('Response recorded as submitted').waitFor();

  const sent = Buffer.from(await (await fetch(`${council.url}${at('document')}`)).arrayBuffer());
  const document = strFromU8(unzipSync(sent)['word/document.xml']!);
  const paragraphs = [...document.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
  );
  expect(paragraphs).toEqual(
    expect.arrayContaining(
      [...final.split('\n\n'), 'By April 2029.', 'Do you agree? (maximum 50 words)'].map((text) =>
        expect.stringContaining(text),
      ),
    ),
  );

  // each contributor is told what became of it
  await kent.goto(at(`disposition/${council.organisationId}`));
  expect(await words(kent)).toContain('In the response as it was sent: “the plan, if it is funded”');
  expect(await axeViolations(kent)).toEqual([]);
});
