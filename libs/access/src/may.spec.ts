import { RuleBroken } from '#vocabulary';
import { isAmong, mustBeAllowed, NotAllowed, whoMay } from './may.js';

const kent = '0198c0de-0000-7000-8000-000000000001';
const devon = '0198c0de-0000-7000-8000-000000000002';
const member = { roles: ['member'] as const, organisationId: kent };

describe('who may', () => {
  it('open a page is the same as who may ask the API', () => {
    expect(whoMay('GET', '/policies/:id')).toContain('observer');
    expect(whoMay('GET', '/api/policies/:id')).toEqual(whoMay('GET', '/policies/:id'));
    expect(whoMay('HEAD', '/policies/:id')).toEqual(whoMay('GET', '/policies/:id'));
  });

  it('open the form of a wish is who may wish for it', () => {
    expect(whoMay('GET', '/asks/:id/agree', 'AgreeAsk')).toEqual(['secretariat', 'chair']);
    expect(whoMay('POST', '/consultations/from-govuk')).toEqual(['secretariat']);
  });

  it('is nobody where the table says nothing', () => {
    expect(whoMay('GET', '/nowhere')).toBeUndefined();
    expect(whoMay('GET', '/asks/:id/shout', 'ShoutAsk')).toBeUndefined();
    expect(whoMay('POST', '/policies')).toBeUndefined();
    expect(whoMay('GET', '/constructor')).toBeUndefined();
    expect(isAmong(undefined, { roles: ['secretariat'] })).toBe(false);
  });

  it('is somebody with one of the roles, or anybody', () => {
    expect(isAmong(['chair', 'secretariat'], { roles: ['member', 'chair'] })).toBe(true);
    expect(isAmong(['chair'], member)).toBe(false);
    expect(isAmong('anybody', { roles: [] })).toBe(true);
  });
});

describe('a wish', () => {
  it('is carried out for those who may', () =>
    expect(() => mustBeAllowed({ roles: ['secretariat'] }, 'ProposeAsk', { proposedBy: devon })).not.toThrow());

  it('is refused to those who may not, and when nobody knows it', () => {
    expect(() => mustBeAllowed({ roles: ['observer'] }, 'ProposeAsk', { proposedBy: kent })).toThrow(NotAllowed);
    expect(() => mustBeAllowed({ roles: ['secretariat'] }, 'ShoutAsk', {})).toThrow(NotAllowed);
    expect(() => mustBeAllowed({ roles: ['secretariat'] }, 'toString', {})).toThrow(NotAllowed);
  });

  it('is carried out for members when it is their own organisation’s', () => {
    expect(() => mustBeAllowed(member, 'ProposeAsk', { proposedBy: kent })).not.toThrow();
    expect(() => mustBeAllowed(member, 'LogEngagement', { organisationIds: [devon, kent] })).not.toThrow();
  });

  it('is refused to members for another organisation, for none, and when they belong to none', () => {
    for (const [who, details] of [
      [member, { proposedBy: devon }],
      [member, {}],
      [{ roles: ['member'] as const }, { proposedBy: undefined }],
    ] as const)
      expect(() => mustBeAllowed(who, 'ProposeAsk', details)).toThrow(RuleBroken);
  });
});
