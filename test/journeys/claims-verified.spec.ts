import { Claims } from '../support/claims.js';
import { startCouncil, type Council } from '../support/council.js';
import { personPlaying } from '../support/sign-in.js';
import { Visitor } from '../support/visitor.js';

let council: Council;
let claims: Claims;
let visitor: Visitor;

beforeAll(async () => {
  council = await startCouncil();
  claims = new Claims(council);
});
afterAll(() => council?.close());
beforeEach(() => {
  visitor = new Visitor(council.url);
});

describe('a verification', () => {
  it('is by somebody else than the author, who has seen all the facts and the grade', async () => {
    const { claimId } = await claims.claim('To verify');
    await visitor.open(`/claims/${claimId}`);
    await visitor.open(visitor.link('Verify this claim'));
    expect(visitor.value('grade')).toEqual(['E2']);
    await visitor.press('Verify at grade E2');
    expect([visitor.status, visitor.mistakes()]).toEqual([
      400,
      ['The author of a claim cannot verify it: somebody else must'],
    ]);
    const chair = await claims.working('chair');
    await chair.open(`/claims/${claimId}/verify`);
    expect(chair.facts()).toMatchObject({ Author: 'Sanjay Secretariat', Contribution: 'Contributory' });
    expect(chair.table('Raised before 20 November 2025, the day of the decision')).toHaveLength(1);
    await chair.press('Verify at grade E2');
    expect((await claims.recorded(claimId)).at(-1)).toEqual({
      type: 'ClaimVerified',
      data: { claimId, verifierId: personPlaying('chair'), grade: 'E2' },
    });
    expect(chair.words('.tags')).toBe('Verified E2');
    const why = chair.table('A claim counts when all of this is so');
    expect(why.map(([, met]) => met)).toEqual(['Yes', 'Yes', 'Yes', 'Yes', 'Yes']);
    expect(chair.table('Shared front offices: counted as early influence').map(([, met]) => met)).toEqual(
      Array.from({ length: 8 }, () => 'Yes'),
    );
  });

  it('is refused when the grade is no longer the one that was seen', async () => {
    const { claimId } = await claims.claim('Seen too early');
    const chair = await claims.working('chair');
    await chair.open(`/claims/${claimId}/verify`);
    await claims.smokingGun(claimId);
    await chair.press('Verify at grade E2');
    expect([chair.status, chair.mistakes()]).toEqual([400, ['The grade is now E3, not E2: look at the claim again']]);
    expect(chair.words()).toContain('The facts have changed since you opened this page: the grade was E2, is E3.');
    await chair.open(chair.link('Look at the claim again'));
    await chair.press('Verify at grade E3');
    expect(chair.words('.tags')).toBe('Verified E3');
  });

  it('lapses by itself when the engagement under it is struck out, and says why', async () => {
    const { askId, claimId, engagementId } = await claims.claim('Struck out under it');
    await claims.smokingGun(claimId);
    await claims.verify(claimId, 'E3');
    expect(await claims.standing(claimId)).toMatchObject({ state: 'verified', counts: true });
    await claims.write(askId, { record: undefined, happenedOn: '2025-04-04' });
    await visitor.open(`/engagements/${engagementId}/strike-out`);
    await visitor.answer({ reason: 'It never was' }).press('Continue');
    await visitor.press('Strike out engagement');
    await visitor.open(`/claims/${claimId}`);
    expect(visitor.words('.tags')).toBe('Lapsed E1');
    expect(visitor.words('.govuk-inset-text')).toBe(
      'It does not count. Its verification has lapsed. The facts under it have changed: grade was E3, is E1. No raise on record with a department that decided is left.',
    );
    await visitor.open('/');
    expect(visitor.table('Claims that nobody has verified, or whose verification has lapsed').flat()).toContain(
      'Lapsed',
    );
  });

  it('lapses with new evidence and with a restatement, until somebody verifies anew', async () => {
    const { claimId } = await claims.claim('Again');
    await claims.verify(claimId, 'E2');
    await claims.smokingGun(claimId);
    expect(await claims.standing(claimId)).toMatchObject({ state: 'lapsed', grade: 'E3', counts: false });
    await claims.verify(claimId, 'E3');
    await visitor.open(`/claims/${claimId}/restate`);
    expect(visitor.words()).toContain('It is verified: afterwards somebody must verify it anew.');
    await visitor.answer({ contribution: 'significant', reason: 'They said so' }).press('Restate claim');
    expect(visitor.words('.govuk-inset-text')).toContain('It was restated after it was verified');
    await claims.verify(claimId, 'E3');
    expect(await claims.standing(claimId)).toMatchObject({ state: 'verified', counts: true });
  });

  it('is taken from two people at once: both are recorded, the latest counts', async () => {
    const { claimId } = await claims.claim('Two at once');
    const [chair, lead] = await Promise.all([claims.working('chair'), claims.working('policy-lead')]);
    await Promise.all([chair.open(`/claims/${claimId}/verify`), lead.open(`/claims/${claimId}/verify`)]);
    await Promise.all([chair.press('Verify at grade E2'), lead.press('Verify at grade E2')]);
    expect([chair.status, lead.status]).toEqual([200, 200]);
    const verified = (await claims.recorded(claimId)).filter(({ type }) => type === 'ClaimVerified');
    expect(new Set(verified.map(({ data }) => (data as { verifierId: string }).verifierId))).toEqual(
      new Set([personPlaying('chair'), personPlaying('policy-lead')]),
    );
    expect(await claims.standing(claimId)).toMatchObject({ state: 'verified', counts: true });
  });

  it('sent twice is recorded once', async () => {
    const { claimId } = await claims.claim('Pressed twice');
    const chair = await claims.working('chair');
    await chair.open(`/claims/${claimId}/verify`);
    expect(await chair.pressTwice('Verify at grade E2')).toEqual([`/claims/${claimId}`, `/claims/${claimId}`]);
    expect((await claims.recorded(claimId)).map(({ type }) => type)).toEqual(['ClaimRaised', 'ClaimVerified']);
  });

  it('is in the name of who sends it: the API takes nobody else’s', async () => {
    const { claimId } = await claims.claim('By whom');
    const { status, body } = await council.api(`/claims/${claimId}/verify`, {
      grade: 'E2',
      verifierId: personPlaying('chair'),
    });
    expect([status, (body as { errors: object[] }).errors]).toEqual([
      400,
      [
        {
          field: 'verifierId',
          detail: 'verifierId is filled in with who is acting: leave it out',
          pointer: '#/verifierId',
        },
      ],
    ]);
  });
});

describe('a claim that is doubted', () => {
  it('counts nowhere while it is contested', async () => {
    const { claimId } = await claims.claim('Contested');
    await claims.verify(claimId, 'E2');
    await visitor.open(`/claims/${claimId}`);
    await visitor.open(visitor.link('Contest this claim'));
    await visitor.answer({ by: 'a member council', reason: 'It stood in the draft' }).press('Contest claim');
    expect(visitor.words('.tags')).toBe('Contested E2');
    expect(visitor.words('.govuk-inset-text')).toContain('Somebody contests it');
    await visitor.open(visitor.link('Resolve the contest by a member council'));
    expect(visitor.facts()).toEqual({ 'Contested by': 'a member council', Why: 'It stood in the draft' });
    await visitor.answer({ resolution: 'The draft had another desk' }).press('Resolve contest');
    expect(visitor.words('.tags')).toBe('Verified E2');
    expect((await visitor.open(`/claims/${claimId}/resolve-contest`)).status).toBe(404);
  });

  it('is withdrawn, and takes nothing more', async () => {
    const { claimId } = await claims.claim('Withdrawn');
    await visitor.open(`/claims/${claimId}/withdraw`);
    await visitor.answer({ reason: 'Another had asked before' }).press('Continue');
    await visitor.press('Withdraw claim');
    expect(visitor.words('.tags')).toBe('Withdrawn E2');
    expect(visitor.words('.govuk-inset-text')).toBe(
      'It does not count. It was withdrawn. Reason: Another had asked before',
    );
    expect((await claims.verify(claimId, 'E2')).status).toBe(422);
  });
});
