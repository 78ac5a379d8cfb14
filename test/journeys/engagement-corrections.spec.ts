import { startCouncil, type Council } from '../support/council.js';
import { Visitor } from '../support/visitor.js';

let council: Council;
let visitor: Visitor;

const stream = (id: string) => council.recorded(`engagement-${id}`);
const idHere = () => visitor.path.split('/').at(-1)!;

beforeAll(async () => {
  council = await startCouncil();
});
afterAll(() => council?.close());
beforeEach(() => {
  visitor = new Visitor(council.url);
});

/** The least that is asked. */
const meeting = {
  kind: 'official_meeting',
  'counterpart.body': 'cabinet-office',
  initiatedBy: 'council',
  summary: 'Who pays for the help desk.',
  inConfidence: 'no',
};

describe('an engagement put right', () => {
  let id: string;
  beforeEach(async () => {
    await visitor.open(`/engagements/new?policyIds=${council.policyId}`);
    await visitor.answer({ ...meeting, asksRaised: council.askId }).press('Log engagement');
    id = idHere();
  });

  it('records only what was changed, and takes away what was emptied', async () => {
    await visitor.open(`/engagements/${id}/correct`);
    await visitor
      .answer({ 'counterpart.role': 'policy lead', level: 'inform', reason: 'I forgot' })
      .press('Correct engagement');
    await visitor.open(`/engagements/${id}/correct`);
    expect(visitor.value('level')).toEqual(['inform']);
    await visitor.answer({ level: '', asksRaised: [], reason: 'Not so' }).press('Correct engagement');
    expect((await stream(id)).slice(1)).toEqual([
      {
        type: 'EngagementCorrected',
        data: {
          engagementId: id,
          counterpart: { body: 'cabinet-office', role: 'policy lead' },
          level: 'inform',
          reason: 'I forgot',
        },
      },
      { type: 'EngagementCorrected', data: { engagementId: id, asksRaised: [], level: null, reason: 'Not so' } },
    ]);
    expect(visitor.table('Who recorded what, and when')[0]?.[0]).toContain('level taken away');
  });

  it('keeps an ask that was merged since, and needs something to correct', async () => {
    const doomed = await council.propose('Fund a helpdesk.', [council.policyId]);
    await visitor.open(`/engagements/${id}/correct`);
    await visitor
      .answer({ asksRaised: [council.askId, doomed], reason: 'It was raised too' })
      .press('Correct engagement');
    await council.api(`/asks/${doomed}/merge`, { intoAskId: council.askId, reason: 'The same' });
    await visitor.open(`/engagements/${id}/correct`);
    expect(visitor.value('asksRaised').sort()).toEqual([council.askId, doomed].sort());
    await visitor.answer({ reason: 'Nothing' }).press('Correct engagement');
    expect(visitor.mistakes()).toEqual(['Change at least one detail']);
    await visitor.answer({ summary: 'Who pays.', reason: 'Shorter' }).press('Correct engagement');
    expect((await stream(id)).at(-1)?.data).toEqual({ engagementId: id, summary: 'Who pays.', reason: 'Shorter' });
  });

  it('by two people at once takes both changes, and asks again where they differ', async () => {
    const other = await new Visitor(council.url).open(`/engagements/${id}/correct`);
    await visitor.open(`/engagements/${id}/correct`);
    await other
      .answer({ summary: 'Theirs.', 'counterpart.role': 'minister', reason: 'By the minutes' })
      .press('Correct engagement');

    await visitor.answer({ summary: 'Mine.', inConfidence: 'yes', reason: 'By my notes' }).press('Correct engagement');
    expect([visitor.status, visitor.mistakes()]).toEqual([
      400,
      [
        'What was said?: somebody else has changed this to “Theirs.” since you opened the form. Your answer is kept below: send it again to put it in the place of theirs',
      ],
    ]);
    expect(visitor.value('summary')).toEqual(['Mine.']);
    await visitor.press('Correct engagement');
    expect((await stream(id)).slice(1).map(({ data }) => data)).toEqual([
      {
        engagementId: id,
        counterpart: { body: 'cabinet-office', role: 'minister' },
        summary: 'Theirs.',
        reason: 'By the minutes',
      },
      { engagementId: id, summary: 'Mine.', inConfidence: true, reason: 'By my notes' },
    ]);
    expect(visitor.facts()).toMatchObject({ With: 'Cabinet Office minister' });
  });

  it('struck out counts nowhere, and stays to be seen with the reason', async () => {
    const counted = await council.total('/engagements');
    await visitor.open(`/engagements/${id}/strike-out`);
    await visitor.answer({ reason: 'The letter was another body’s' }).press('Continue');
    expect(visitor.words('h1')).toBe('Check your answers');
    await visitor.pressTwice('Strike out engagement');
    await visitor.open(`/engagements/${id}`);
    expect((await stream(id)).slice(1)).toEqual([
      { type: 'EngagementStruckOut', data: { engagementId: id, reason: 'The letter was another body’s' } },
    ]);
    expect(visitor.words('.tags')).toBe('Struck out');
    expect(visitor.words('.govuk-inset-text')).toBe(
      'Struck out: it was logged in error and counts nowhere. Reason: The letter was another body’s',
    );
    expect(() => visitor.link('Correct this engagement')).toThrow('There is no link');
    expect(await council.total('/engagements')).toBe(counted - 1);
    await visitor.open('/engagements?struckOut=true');
    expect(visitor.all('tbody th').join()).toContain('Struck out');
    await visitor.open(`/engagements/${id}/correct`);
    await visitor.answer({ summary: 'It did happen.', reason: 'After all' }).press('Correct engagement');
    expect(visitor.mistakes()).toEqual(['This engagement was struck out: log it again if it did happen']);
  });

  it('is handled as its originator asks', async () => {
    await visitor.open(`/engagements/${id}/change-handling`);
    await visitor
      .answer({ 'handling.marking': 'official-sensitive', 'handling.originator': 'Cabinet Office', reason: 'Asked' })
      .press('Change handling');
    expect((await stream(id)).at(-1)).toEqual({
      type: 'EngagementHandlingChanged',
      data: {
        engagementId: id,
        handling: { marking: 'official-sensitive', originator: 'Cabinet Office' },
        reason: 'Asked',
      },
    });
    expect(visitor.words('.marking')).toBe('OFFICIAL-SENSITIVE – Originator: Cabinet Office');
  });
});
