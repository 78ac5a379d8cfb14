import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { axeViolations, openPage, startBrowser } from '../support/browser.js';
import { startCouncil, type Council } from '../support/council.js';
import { clicking, typing, type Hands } from '../support/hands.js';
import { personPlaying } from '../support/sign-in.js';

jest.setTimeout(600_000);

const [first, second] = ['0196b7a0-0000-7000-8000-000000000301', '0196b7a0-0000-7000-8000-000000000302'];
const WAYS = {
  'with a keyboard alone': { hands: typing, options: {}, scripts: true },
  'without JavaScript': { hands: clicking, options: { javaScriptEnabled: false }, scripts: false },
} as const;

let council: Council;
let browser: Browser;

beforeAll(async () => {
  [council, browser] = await Promise.all([startCouncil(), startBrowser()]);
  await council.api(`/consultations/${council.consultationId}/list-questions`, {
    questions: [
      { questionId: first, number: '1', text: 'Do you agree? (maximum 12 words)', kind: 'open' },
      { questionId: second, number: '2', text: 'Anything else?', kind: 'open' },
    ],
  });
});
afterAll(async () => {
  await browser?.close();
  await council?.close();
});

/** What stands to be marked and copied by hand. */
const toPaste = ({ page }: Hands) => page.locator('.to-paste').innerText();

/** What is on the clipboard when the button was pressed. */
async function copied({ page, press }: Hands): Promise<unknown> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await press('Copy');
  await page.locator('main', { hasText: 'Copied' }).waitFor();
  return page.evaluate('navigator.clipboard.readText()');
}

it.each(Object.keys(WAYS) as (keyof typeof WAYS)[])(
  'a response is drafted, contributed to, ruled on, signed and sent %s',
  async (way) => {
    const { hands, options, scripts } = WAYS[way];
    const faults: string[] = [];
    const inTheHandsOf = async (as: string): Promise<Hands> =>
      hands(await openPage(browser, council.url, { as, ...options }));
    /** What is wrong with the page that is open is kept, until there are words on it. */
    const reads = async ({ page }: Hands, words: string) => {
      await page.locator('main', { hasText: words }).waitFor();
      if (scripts)
        faults.push(...(await axeViolations(page)).map((fault) => `${new URL(page.url()).pathname}: ${fault}`));
    };
    const responseId = await council.begin('/responses', {
      consultationId: council.consultationId,
      leadPersonId: personPlaying('policy-lead'),
    });
    const at = (below = '') => `/responses/${responseId}${below && `/${below}`}`;
    const lead = await inTheHandsOf('policy-lead');
    const kent = await inTheHandsOf(`member.${council.organisationId}`);
    const chair = await inTheHandsOf('chair');

    // words, saved by a button
    await lead.open(at());
    await lead.follow('1. Do you agree? (maximum 12 words)');
    await lead.choose('Agree');
    await lead.type('text', 'We agree with **the plan**.');
    await lead.press('Preview');
    await reads(lead, 'Preview');
    await lead.press('Save answer');
    await reads(lead, 'Answer saved');
    await lead.open(at());
    await lead.follow('2. Anything else?');
    await lead.choose('No view');
    await lead.press('Save answer');
    await reads(lead, 'Answer saved');

    // a member suggests other words; they are adopted, and it accepts
    await kent.open(at(`answers/${first}/contributions`));
    await kent.choose('Suggestion');
    await kent.type('replaces.quote', 'the plan');
    await kent.type('text', 'most of the plan');
    await kent.press('Offer contribution');
    await reads(kent, 'Contribution offered');
    await lead.open(at('rulings'));
    await reads(lead, 'Waiting for a ruling');
    await lead.follow('Suggestion by Kent County Council');
    await lead.choose('Adopted');
    await lead.type('reason', 'Well said');
    await lead.press('Send ruling');
    await reads(lead, 'Ruling sent');
    await kent.open(at('rulings'));
    await kent.follow('Suggestion by Kent County Council');
    await kent.follow('Accept the ruling');
    await kent.press('Accept ruling');
    await reads(kent, 'Ruling accepted');
    await lead.open(at(`answers/${first}`));
    await lead.press('Lock version 2 as complete');
    await reads(lead, 'This answer is locked as complete.');

    // the words are signed, and approved
    await lead.open(at('sign-off'));
    await lead.follow('Open sign-off');
    for (const [part, value] of Object.entries({ day: '1', month: '1', year: '2099', time: 'midday' }))
      await lead.type(`closesAt.${part}`, value);
    await reads(lead, 'Who is asked to sign?');
    await lead.press('Open sign-off');
    await reads(lead, 'Sign-off opened');
    await kent.open(at('sign-off'));
    await kent.follow('Take a position');
    await reads(kent, 'We agree with most of the plan.');
    await kent.choose('Yes');
    await kent.choose('Approved by a committee');
    await kent.press('Take position');
    await reads(kent, 'Position taken');
    await chair.open(at('sign-off'));
    await chair.follow('Close the round');
    await chair.choose('Full');
    await reads(chair, 'Close round 1');
    await chair.press('Close the round');
    await reads(chair, 'Sign-off closed');
    await chair.follow('Approve the response');
    await reads(chair, 'These very words are sent.');
    await chair.press('Approve response');
    await reads(chair, 'Response approved');

    // they are pasted into the form of government, and what was sent is recorded
    await lead.open(at('send'));
    await reads(lead, '7 words; the question allows 12 words');
    expect(await lead.page.getByRole('button', { name: 'Copy' }).count()).toBe(scripts ? 1 : 0);
    expect(scripts ? await copied(lead) : await toPaste(lead)).toBe('We agree with most of the plan.');
    await lead.follow('Mark as submitted');
    for (const [part, value] of Object.entries({ day: '5', month: '1', year: '2026', time: '9am' }))
      await lead.type(`submittedAt.${part}`, value);
    await lead.type('channel', 'online form');
    await reads(lead, 'How was it sent?');
    await lead.press('Continue');
    await reads(lead, 'The Word document of the approved words is kept as what was sent.');
    await lead.press('Record as submitted');
    await reads(lead, 'Response recorded as submitted');

    const events = (await council.recorded(`response-${responseId}`)).map(({ type }) => type);
    expect(events).toEqual([
      'ResponseStarted',
      'AnswerDrafted',
      'AnswerDrafted',
      'ContributionOffered',
      'ContributionRuled',
      'AnswerDrafted',
      'RulingAccepted',
      'AnswerLocked',
      'SignOffOpened',
      'PositionTaken',
      'SignOffClosed',
      'ResponseApproved',
      'ResponseSubmitted',
    ]);
    expect(faults).toEqual([]);
    for (const { page } of [lead, kent, chair]) await page.context().close();
  },
);

it('what was said before is found from the box of an answer, and taken over without leaving it', async () => {
  const responseId = await council.begin('/responses', {
    consultationId: council.consultationId,
    leadPersonId: personPlaying('policy-lead'),
  });
  const page = await openPage(browser, council.url, { as: 'policy-lead' });
  await page.goto(`/responses/${responseId}/answers/${first}`);
  const box = page.getByLabel('Our answer');
  await box.fill('As before:');
  await page.getByText('What the council said before').click();
  const sought = page.getByLabel('Words to look for among what was sent and asked');
  await sought.fill('most of the plan');
  await sought.press('Enter');
  await page.getByText('hold all these words, the latest first.').or(page.getByText('holds all these words')).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  expect(await box.inputValue()).toBe('As before:');
  await page
    .getByRole('button', { name: /^Take these words over/ })
    .first()
    .click();
  expect(await box.inputValue()).toBe('As before:\n\nWe agree with **most of the plan**.');
  expect(await page.evaluate('document.activeElement.name')).toBe('text');
  await page.context().close();
});
