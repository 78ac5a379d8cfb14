import { projections } from '../projections.js';
import { ACTOR, idOf, Tables } from '../testing.js';
import { ASK, ENGAGEMENT, ORGANISATION, RESPONSE, TODAY } from '../testing-ids.js';
import { record } from '../testing-record.js';
import { findOrganisation } from './find-organisation.js';
import { listOrganisations, type OrganisationRow } from './list-organisations.js';

const { db } = Tables.built(projections, record().events);

const kent: OrganisationRow = {
  organisationId: ORGANISATION.kent,
  name: 'Kent County Council',
  kind: 'county',
  nation: 'england',
  region: 'South East',
  joinedOn: '2024-11-04',
  leftOn: null,
  membership: 'current',
  counts: { engagements: 2, responses: 2, asksProposed: 1 },
  recordedAt: '2025-01-02T09:00:00.000Z',
  revision: 0,
};
const leeds: OrganisationRow = {
  ...kent,
  organisationId: ORGANISATION.leeds,
  name: 'Leeds City Council',
  kind: 'metropolitan',
  region: null,
  leftOn: '2025-12-31',
  membership: 'former',
  counts: { engagements: 1, responses: 2, asksProposed: 0 },
  recordedAt: '2025-01-02T09:00:01.000Z',
  revision: 2,
};

describe('members', () => {
  it('are listed by name, with what they took part in', () => {
    expect(listOrganisations(db, {}).rows).toEqual([kent, leeds]);
  });

  it('are found by membership and name', () => {
    expect(listOrganisations(db, { membership: 'former' }).rows).toEqual([leeds]);
    expect(listOrganisations(db, { q: 'kent' }).rows).toEqual([kent]);
  });
});

describe('a member', () => {
  it('comes with its names, its membership and all it took part in', () => {
    const detail = findOrganisation(db, ORGANISATION.leeds, TODAY)!;
    expect(detail.organisation).toEqual(leeds);
    expect(detail.names).toEqual([
      { name: 'Leeds', effectiveOn: '2024-11-04', recordedAt: '2025-01-02T09:00:01.000Z', actor: ACTOR },
      { name: 'Leeds City Council', effectiveOn: '2025-04-01', recordedAt: '2025-01-02T09:00:02.000Z', actor: ACTOR },
    ]);
    expect(detail.memberships).toEqual([{ joinedOn: '2024-11-04', leftOn: '2025-12-31' }]);
    expect(detail.engagements.map(({ engagementId }) => engagementId)).toEqual([ENGAGEMENT.letter]);
    expect(detail.responses.map(({ responseId }) => responseId)).toEqual([RESPONSE.identity, RESPONSE.offices]);
    expect(findOrganisation(db, ORGANISATION.kent, TODAY)!.asksProposed.map(({ askId }) => askId)).toEqual([
      ASK.purpose,
    ]);
  });

  it('is not found when there is none', () => {
    expect(findOrganisation(db, idOf(99), TODAY)).toBeUndefined();
  });
});
