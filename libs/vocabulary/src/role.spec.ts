import { mustBeARole } from '#vocabulary';

describe('A role', () => {
  it.each([
    'policy lead',
    'Deputy Director, Digital',
    'Minister of State',
    'Lord Chancellor',
    'Professor of Digital Government',
    'MS Teams product owner',
    'MRS Programme Manager',
    'dr',
    'private secretary (Dr unit)',
  ])('may be %s', (role) => expect(mustBeARole(role, 'counterpart.role')).toBeUndefined());

  it.each([
    'jane.smith@cabinet-office.gov.uk',
    'policy lead (a.b@c.uk)',
    'Mr Smith',
    'Mrs. Ó Briain',
    'Dr.Jones',
    'ms smith',
    'policy lead, Ms Ångström',
    'Sir Humphrey',
    'Cllr Jones',
  ])('may not be %s', (role) =>
    expect(() => mustBeARole(role, 'counterpart.role')).toThrow(
      expect.objectContaining({
        name: 'RuleBroken',
        message: 'Role must be a role, like “policy lead”, never a person’s name or e-mail address',
        field: 'counterpart.role',
      }),
    ),
  );
});
