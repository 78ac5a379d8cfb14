import { startCouncil, type Council } from '../support/council.js';
import { Visitor } from '../support/visitor.js';

let council: Council;
let visitor: Visitor;
beforeAll(async () => (council = await startCouncil()));
afterAll(() => council?.close());
beforeEach(() => {
  visitor = new Visitor(council.url);
});

const meeting = {
  kind: 'official_meeting',
  'counterpart.body': 'cabinet-office',
  initiatedBy: 'council',
  summary: 'Who pays for the help desk.',
  inConfidence: 'no',
};
const recorded = async () => {
  const id = visitor.path.split('/').at(-1)!;
  return (await council.recorded(`engagement-${id}`)).map(({ type, data }) => ({ type, data }));
};

describe('An engagement that raises an ask, and names none of its policies', () => {
  const WARNING =
    '“Fund a help desk.” counts as raised nowhere: this is about none of the policies of that ask, “Shared front offices”.';

  it('is shown once more before it is recorded, and the policy is ticked at the press of a button', async () => {
    await visitor.open('/engagements/new');
    await visitor.answer({ ...meeting, asksRaised: council.askId }).press('Log engagement');
    expect(visitor.words('h1')).toBe('Check your answers');
    expect(visitor.words('.govuk-warning-text')).toContain(WARNING);
    await visitor.press('Tick the policy and record');
    expect(visitor.words('.govuk-notification-banner')).toContain('Engagement logged');
    expect(await recorded()).toMatchObject([
      { type: 'EngagementLogged', data: { asksRaised: [council.askId], policyIds: [council.policyId] } },
    ]);
  });

  it('is recorded by a program, which is warned as well', async () => {
    const { kind, initiatedBy, summary } = meeting;
    const { status, body } = await council.api('/engagements', {
      kind,
      initiatedBy,
      summary,
      happenedOn: '2025-02-03',
      counterpart: { body: 'cabinet-office' },
      policyIds: [],
      asksRaised: [council.askId],
      organisationIds: [],
      inConfidence: false,
    });
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({ recorded: 1, warnings: [expect.stringContaining(WARNING)] }),
    ]);
  });

  it('can be recorded as it is, or changed first', async () => {
    await visitor.open(`/engagements/new?policyIds=${council.otherPolicyId}`);
    await visitor.answer({ ...meeting, asksRaised: [council.askId, council.otherAskId] }).press('Log engagement');
    expect(visitor.words('.govuk-warning-text')).toContain(WARNING);
    await visitor.press('Change asks raised');
    expect(visitor.value('asksRaised').sort()).toEqual([council.askId, council.otherAskId].sort());
    await visitor.press('Log engagement');
    await visitor.press('Log engagement as it is');
    expect(await recorded()).toMatchObject([
      { type: 'EngagementLogged', data: { policyIds: [council.otherPolicyId] } },
    ]);
  });

  it('is warned of when it is corrected, too', async () => {
    await visitor.open(`/engagements/new?policyIds=${council.policyId}`);
    await visitor.answer({ ...meeting, asksRaised: council.askId }).press('Log engagement');
    const page = visitor.path;
    await visitor.open(`${page}/correct`);
    await visitor.answer({ policyIds: council.otherPolicyId, reason: 'It was the other' }).press('Correct engagement');
    expect(visitor.words('.govuk-warning-text')).toContain(WARNING);
    await visitor.press('Tick the policy and record');
    expect(visitor.path).toBe(page);
    expect((await recorded())[1]).toEqual({
      type: 'EngagementCorrected',
      data: {
        engagementId: page.split('/').at(-1),
        policyIds: [council.otherPolicyId, council.policyId],
        reason: 'It was the other',
      },
    });
  });

  it('is none when its consultation is about the policy, and asks nothing', async () => {
    await visitor.open('/engagements/new');
    await visitor
      .answer({ ...meeting, asksRaised: council.askId, consultationId: council.consultationId })
      .press('Log engagement');
    expect(visitor.words('.govuk-notification-banner')).toContain('Engagement logged');
  });
});
