import { ConsultationLogged } from '#consultations';
import { asSeen } from './exactly.js';

const form = {
  shape: ConsultationLogged,
  fields: [
    { kind: 'line', name: 'title', label: 'Title' },
    { kind: 'instant', name: 'closesAt', label: 'When does it close?' },
    {
      kind: 'choices',
      name: 'departments',
      label: 'Departments',
      others: 'Others',
      options: [
        { value: 'cabinet-office', label: 'Cabinet Office' },
        { value: 'home-office', label: 'Home Office' },
      ],
    },
  ],
} as const;
const seen = { title: 'Seen', closesAt: '2025-04-08T23:59:59+01:00', departments: ['home-office', 'cabinet-office'] };
const shown = { title: 'Seen', closesAt: '2025-04-08T22:59:00Z', departments: ['cabinet-office', 'home-office'] };

describe('details that came from elsewhere', () => {
  it('stay exactly as they were seen when nobody changed them', () => {
    expect(asSeen(form, seen, { ...shown, consultationId: 'x' })).toEqual({ ...seen, consultationId: 'x' });
  });

  it('are as answered where they were changed, emptied or added to', () => {
    expect(asSeen(form, seen, { ...shown, title: 'Mine', themes: ['housing'] })).toEqual({
      ...seen,
      title: 'Mine',
      themes: ['housing'],
    });
    const { closesAt: _, ...emptied } = shown;
    expect(asSeen(form, seen, emptied)).toEqual({ title: 'Seen', departments: seen.departments });
  });
});
