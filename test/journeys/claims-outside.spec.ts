import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { londonDate } from '#vocabulary';
import { signedLink } from '../../apps/tracker/src/claims/outside/outside-link.js';
import { Claims } from '../support/claims.js';
import { startCouncil, type Council } from '../support/council.js';
import { Visitor } from '../support/visitor.js';
import { signedInFetch as fetch } from '../support/sign-in.js';

let council: Council;
let claims: Claims;
let outside: Visitor;

// a council of its own for each: the page may be opened 30 times a minute
beforeEach(async () => {
  council = await startCouncil();
  claims = new Claims(council);
  outside = new Visitor(council.url);
});
afterEach(() => council?.close());

const ANSWER = { role: 'deputy director', body: 'Cabinet Office', independent: 'yes', agreement: 'agrees' };

/** The path of a link to a claim, as the page that makes it shows it. */
async function linkTo(claimId: string): Promise<string> {
  const visitor = new Visitor(council.url);
  await visitor.open(`/claims/${claimId}`);
  await visitor.open(visitor.link('Ask somebody outside'));
  await visitor.press('Make the link');
  return new URL(visitor.facts().Link!).pathname;
}

const substantiations = async (claimId: string) =>
  (await claims.recorded(claimId)).filter(({ type }) => type === 'ClaimSubstantiated').map(({ data }) => data);

describe('a link for somebody outside', () => {
  it('shows the statement alone: no way to the rest of the tracker, and nobody’s name', async () => {
    const { claimId } = await claims.claim('Outside');
    await outside.open(await linkTo(claimId));
    expect([outside.status, outside.words('h1'), outside.words('.govuk-inset-text')]).toEqual([
      200,
      'Is this so?',
      'Outside is ours.',
    ]);
    expect(outside.all('a')).toEqual(['Skip to main content']);
    expect(outside.words('body')).not.toMatch(/Signed in as|Secretariat|Response on|front offices/);
  });

  it('takes one answer, with a comment, and says that it is used', async () => {
    const { claimId } = await claims.claim('Answered outside');
    await claims.smokingGun(claimId);
    const link = await linkTo(claimId);
    await outside.open(link);
    await outside.press('Send answer');
    expect([outside.status, outside.mistakes()]).toEqual([
      400,
      ['Select an answer', 'Enter a role', 'Enter a body', 'Select whether you are independent of the council'],
    ]);
    await outside.answer({ ...ANSWER, role: 'Dr Jones' }).press('Send answer');
    expect(outside.mistakes()).toEqual([
      'Role must be a role, like “policy lead”, never a person’s name or e-mail address',
    ]);
    await outside.answer({ role: 'deputy director', comment: 'It came from their paper.' }).press('Send answer');
    expect([outside.status, outside.words('h1')]).toEqual([410, 'This link has been used']);
    expect(outside.words()).toContain('Thank you: the answer is recorded.');
    expect(await substantiations(claimId)).toEqual([
      {
        claimId,
        by: { role: 'deputy director', body: 'Cabinet Office' },
        independent: true,
        agreement: 'agrees',
        on: londonDate(new Date().toISOString()),
        reference: { title: 'What they wrote with their answer', quotation: 'It came from their paper.' },
      },
    ]);
    expect(await claims.standing(claimId)).toMatchObject({ grade: 'E4' });
  });

  it('takes the first of two answers that are sent at once', async () => {
    const { claimId } = await claims.claim('Twice');
    const link = await linkTo(claimId);
    const other = new Visitor(council.url);
    await Promise.all([outside.open(link), other.open(link)]);
    outside.answer(ANSWER);
    other.answer({ ...ANSWER, agreement: 'disagrees' });
    await Promise.all([outside.press('Send answer'), other.press('Send answer')]);
    expect([outside.words('h1'), other.words('h1')]).toEqual(['This link has been used', 'This link has been used']);
    expect(await substantiations(claimId)).toHaveLength(1);
  });

  it('is nothing when it is forged, and expires', async () => {
    const { claimId } = await claims.claim('Forged');
    const link = await linkTo(claimId);
    const secret = readFileSync(join(council.dataDir, 'link-secret'));
    expect(statSync(join(council.dataDir, 'link-secret')).mode & 0o777).toBe(0o600);
    const expired = { linkId: claimId, claimId, expiresAt: '2026-01-01T00:00:00Z' };
    const forged = signedLink({ ...expired, expiresAt: '2036-01-01T00:00:00Z' }, Buffer.alloc(32));
    for (const token of [forged, `${link.split('/').at(-1)}A`, 'x'])
      expect([(await outside.open(`/substantiate/${token}`)).status, outside.words('h1')]).toEqual([
        404,
        'This link does not work',
      ]);
    await outside.open(`/substantiate/${signedLink(expired, secret)}`);
    expect([outside.status, outside.words()]).toEqual([
      410,
      'This link has expired It was open until 1 January 2026. If you still want to answer, ask for a new one.',
    ]);
    const posted = await fetch(`${council.url}/substantiate/${signedLink(expired, secret)}`, {
      method: 'POST',
      body: new URLSearchParams(ANSWER),
    });
    expect([posted.status, await substantiations(claimId)]).toEqual([410, []]);
  });

  it('is not made for what is official-sensitive, and closes when that is said later', async () => {
    const { claimId, askId } = await claims.claim('Sensitive');
    const link = await linkTo(claimId);
    await council.api(`/asks/${askId}/change-handling`, {
      handling: { marking: 'official-sensitive' },
      reason: 'It is',
    });
    expect([(await outside.open(link)).status, outside.words('h1')]).toEqual([410, 'This is no longer asked']);
    expect(outside.words('body')).not.toContain('Sensitive is ours');
    await outside.open(`/claims/${claimId}/ask-outside`);
    expect(outside.words('h1')).toBe('Nobody outside can be asked by a link');
  });

  it('closes when the claim is withdrawn', async () => {
    const { claimId } = await claims.claim('Gone');
    const link = await linkTo(claimId);
    await council.api(`/claims/${claimId}/withdraw`, { reason: 'Not ours' });
    expect((await outside.open(link)).words('h1')).toBe('This is no longer asked');
  });

  it('can be tried 30 times in a minute', async () => {
    for (let times = 0; times < 30; times++) await outside.open('/substantiate/x');
    expect(outside.status).toBe(404);
    expect([(await outside.open('/substantiate/x')).status, outside.words('h1')]).toEqual([429, 'Too many tries']);
  });
});
