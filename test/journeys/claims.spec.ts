import { Claims, DECIDED } from '../support/claims.js';
import { startCouncil, typedDate, type Council } from '../support/council.js';
import { personPlaying } from '../support/sign-in.js';
import { Visitor } from '../support/visitor.js';
import { signedInFetch as fetch } from '../support/sign-in.js';

let council: Council;
let claims: Claims;
let visitor: Visitor;

const idHere = () => visitor.path.split('/').at(-1)!;

beforeAll(async () => {
  council = await startCouncil();
  claims = new Claims(council);
});
afterAll(() => council?.close());
beforeEach(() => {
  visitor = new Visitor(council.url);
});

describe('a claim', () => {
  it('is raised from an answer: the tracker proposes the statement, and shows the hoop', async () => {
    const { askId, decisionId } = await claims.answered('Pay for a desk');
    await claims.write(askId);
    await visitor.open(`/asks/${askId}`);
    await visitor.open(visitor.link('Raise a claim about the answer of “Response on Pay for a desk”'));
    expect(visitor.table('Raised before 20 November 2025, the day of the decision')).toEqual([
      [
        'Engagement: A letter about front offices.',
        '3 March 2025',
        'Cabinet Office deputy director',
        'Letter on file',
        'Passes',
      ],
    ]);
    expect(visitor.words()).toContain('The hoop passes, so the grade is E2 from the start.');
    const statement =
      '“Response on Pay for a desk” of 20 November 2025 took up what the council asked for: “Pay for a desk.” The council had raised it with Cabinet Office on 3 March 2025.';
    expect(visitor.value('statement')).toEqual([statement]);
    await visitor.answer({ contribution: 'contributory' }).press('Raise claim');
    const claimId = idHere();
    expect(await claims.recorded(claimId)).toEqual([
      {
        type: 'ClaimRaised',
        data: {
          claimId,
          askId,
          decisionId,
          statement,
          contribution: 'contributory',
          authorId: personPlaying('secretariat'),
        },
      },
    ]);
    expect(visitor.words('.tags')).toBe('Not verified E2');
    await visitor.open(`/decisions/${decisionId}`);
    expect(visitor.table('What the council says it contributed')[0]?.slice(2)).toEqual([
      'Contributory',
      'E2',
      'Not verified',
    ]);
  });

  it('may ask for no more than its facts allow, and says why', async () => {
    const { askId, decisionId } = await claims.answered('Ask for more');
    await claims.write(askId);
    await visitor.open(`/claims/new?askId=${askId}&decisionId=${decisionId}`);
    await visitor.answer({ contribution: 'significant' }).press('Raise claim');
    expect([visitor.status, visitor.mistakes()]).toEqual([
      400,
      [
        'A significant contribution needs grade E3 (raised on record with the department that decided, and a smoking gun); this claim has E2',
      ],
    ]);
    await visitor.answer({ contribution: 'minor' }).press('Raise claim');
    expect(visitor.words('.tags')).toBe('Not verified E2');
  });

  it('can only be of none when the ask was not raised before the decision', async () => {
    const { askId, decisionId } = await claims.answered('Too late');
    await claims.write(askId, { happenedOn: DECIDED });
    await visitor.open(`/claims/new?askId=${askId}&decisionId=${decisionId}`);
    expect([visitor.words(), visitor.value('contribution')]).toEqual([
      expect.stringContaining('The ask was not raised before the day of the decision.'),
      ['none'],
    ]);
    await visitor.answer({ contribution: 'minor' }).press('Raise claim');
    expect(visitor.mistakes()).toEqual([
      'The ask was not raised before the decision, so the contribution can only be none',
    ]);
  });

  it('stays at E1 without a record, whatever is attached', async () => {
    const { askId, decisionId } = await claims.answered('No record');
    await claims.write(askId, { record: undefined });
    await visitor.open(`/claims/new?askId=${askId}&decisionId=${decisionId}`);
    expect(visitor.words()).toContain('Does not pass No record');
    await visitor.answer({ contribution: 'contributory' }).press('Raise claim');
    const claimId = idHere();
    expect(await claims.standing(claimId)).toMatchObject({ grade: 'E0' });
    await claims.smokingGun(claimId);
    expect(await claims.standing(claimId)).toMatchObject({ grade: 'E1' });
  });

  it('does not say with whom something was raised in confidence: somebody outside may read it', async () => {
    const { askId, decisionId } = await claims.answered('In confidence');
    await claims.write(askId, { inConfidence: true });
    await visitor.open(`/claims/new?askId=${askId}&decisionId=${decisionId}`);
    expect(visitor.value('statement')[0]).toMatch(/The council had asked for it before that day\.$/);
  });

  it('is raised about an answer, which must be named and must stand', async () => {
    const { askId, decisionId } = await claims.answered('Not answered any more');
    expect((await visitor.open('/claims/new')).status).toBe(404);
    await council.api(`/asks/${askId}/strike-out-answer`, { decisionId, answeredOn: DECIDED, reason: 'Never given' });
    expect((await visitor.open(`/claims/new?askId=${askId}&decisionId=${decisionId}`)).status).toBe(404);
    const { status, body } = await council.api('/claims', {
      askId,
      decisionId,
      statement: 'Ours.',
      contribution: 'minor',
    });
    expect([status, (body as { detail: string }).detail]).toEqual([
      422,
      'The decision has not answered this ask: record its answer first',
    ]);
  });

  it('is offered for every answer that took an ask up and is not claimed', async () => {
    const { askId, decisionId } = await claims.answered('Not claimed');
    await visitor.open('/claims');
    await visitor.open(visitor.link('Raise a claim'));
    expect(visitor.words()).toContain('Not claimed.');
    await council.begin('/claims', { askId, decisionId, statement: 'Not ours.', contribution: 'none' });
    expect((await visitor.open('/claims/answers')).words()).not.toContain('Not claimed.');
  });

  it('gathers evidence with the words relied on, other explanations and what others say, and its grade follows', async () => {
    const { claimId } = await claims.claim('Gathering');
    await visitor.open(`/claims/${claimId}`);
    await visitor.open(visitor.link('Attach evidence'));
    await visitor
      .answer({
        test: 'smoking_gun',
        description: 'It has our words.',
        ...typedDate('dated', DECIDED),
        'reference.title': 'The response',
        'reference.quotation': 'a desk in every town',
      })
      .press('Attach evidence');
    expect(visitor.table('What speaks for it')).toEqual([
      ['It has our words.', 'Smoking gun', '20 November 2025', 'The response “a desk in every town”'],
    ]);
    expect(visitor.words('.tags')).toBe('Not verified E3');

    await visitor.open(visitor.link('Record another explanation'));
    await visitor.answer({ explanation: 'A supplier asked first', addressed: 'yes' }).press('Record explanation');
    expect(visitor.mistakes()).toEqual(['Say how this other explanation was addressed']);
    await visitor.answer({ addressed: 'no' }).press('Record explanation');

    await visitor.open(visitor.link('Record what somebody said'));
    await visitor
      .answer({
        'by.role': 'deputy director',
        'by.body': 'cabinet-office',
        independent: 'yes',
        agreement: 'agrees',
        ...typedDate('on', '2025-12-01'),
      })
      .press('Record substantiation');
    expect(visitor.words('.tags')).toBe('Not verified E3');

    await visitor.open(visitor.link('Say how “A supplier asked first” is addressed'));
    expect(visitor.value('explanation')).toEqual(['A supplier asked first']);
    await visitor.answer({ addressed: 'yes', how: 'Its letter is later.' }).press('Record explanation');
    expect(visitor.words('.tags')).toBe('Not verified E4');
    const rivals = (await claims.recorded(claimId)).filter(({ type }) => type === 'ClaimRivalRecorded');
    expect(new Set(rivals.map(({ data }) => (data as { rivalId: string }).rivalId)).size).toBe(1);
  });
});

describe('the ledger', () => {
  it('shows what counts and what does not, can be narrowed, and is exported', async () => {
    const { claimId } = await claims.claim('In the ledger');
    await claims.verify(claimId, 'E2');
    await visitor.open('/claims?q=ledger&counts=yes');
    const [row] = visitor.table('Claims');
    expect(row?.slice(2)).toEqual([
      'Contributory',
      'E2 Asked for on record, with a department that decided, before the day of the decision',
      'Verified',
      'Yes',
    ]);
    const csv = await (await fetch(`${council.url}/claims?q=ledger&format=csv`)).text();
    expect(csv.split('\r\n')[0]).toContain('Claim,Decision,Contribution,Grade,State,Counts');
    expect(csv).toContain('In the ledger is ours.,Response on In the ledger,contributory,E2,verified,yes');
  });

  it('is reached from Influence', async () => {
    await visitor.open('/influence');
    await visitor.open(visitor.link('The ledger of claims'));
    expect(visitor.words('h1')).toBe('Claims');
  });
});
