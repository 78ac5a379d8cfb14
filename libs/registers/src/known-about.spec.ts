import { whatIsKnown } from './known-about.js';
import { projections } from './projections.js';
import { idOf, Tables } from './testing.js';
import { ASK, CONSULTATION, DECISION, NOW, ORGANISATION, POLICY } from './testing-ids.js';
import { record } from './testing-record.js';

const { db } = Tables.built(projections, record().events);

describe('what is known of the items that a wish names', () => {
  it('is what the wish may need of each', () => {
    const known = whatIsKnown(
      db,
      {
        policyIds: [POLICY.offices],
        consultationIds: [CONSULTATION.answered, CONSULTATION.open, CONSULTATION.withdrawn],
        askIds: [ASK.purpose, ASK.same, ASK.dropped],
        decisionIds: [DECISION.offices, DECISION.leaked],
        organisationIds: [ORGANISATION.leeds],
      },
      NOW,
    );
    expect(known).toMatchObject({ now: NOW, today: '2026-03-02' });
    expect(known.policies).toEqual(new Map([[POLICY.offices, { title: 'Standard for shared front offices' }]]));
    expect(known.consultations).toEqual(
      new Map([
        [CONSULTATION.answered, { title: 'Shared front offices: a consultation', withdrawn: false, answered: true }],
        [CONSULTATION.open, { title: 'Identity checks for officers', withdrawn: false, answered: false }],
        [CONSULTATION.withdrawn, { title: 'Telephony', withdrawn: true, answered: false }],
      ]),
    );
    expect(known.asks).toEqual(
      new Map([
        [ASK.purpose, { statement: 'Judge an office by its purpose.', policyIds: [POLICY.offices] }],
        [ASK.same, { statement: 'Look at the purpose.', policyIds: [POLICY.offices], closed: 'merged' }],
        [ASK.dropped, { statement: 'Wait a year.', policyIds: [POLICY.offices], closed: 'withdrawn' }],
      ]),
    );
    expect(known.decisions).toEqual(
      new Map([
        [
          DECISION.offices,
          {
            title: 'Response on front offices',
            policyIds: [POLICY.offices],
            decidedOn: '2025-11-20',
            struckOut: false,
          },
        ],
        [
          DECISION.leaked,
          { title: 'A leaked draft', policyIds: [POLICY.identity], decidedOn: '2026-02-15', struckOut: true },
        ],
      ]),
    );
    expect(known.organisations).toEqual(
      new Map([[ORGANISATION.leeds, { name: 'Leeds City Council', leftOn: '2025-12-31' }]]),
    );
  });

  it('is nothing of what the tracker does not hold', () => {
    const known = whatIsKnown(db, { policyIds: [idOf(99)], askIds: [] }, NOW);
    expect([known.policies.size, known.asks.size, known.decisions.size]).toEqual([0, 0, 0]);
  });
});
