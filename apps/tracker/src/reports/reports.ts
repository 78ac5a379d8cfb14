import type { Subject } from '../wishes/wish.js';

export const reports: Subject = {
  path: '/reports',
  section: '/influence',
  one: 'report',
  category: 'report',
  idField: 'reportId',
};
