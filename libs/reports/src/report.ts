import type { Fold } from '#event-store';
import type { ReportEvent } from './report-events.js';

/** Whether it was pinned: nothing more can happen to it. */
export type Report = 'new' | 'pinned';

export const report: Fold<Report, ReportEvent> = {
  initial: 'new',
  evolve: (_, event): Report => {
    switch (event.type) {
      case 'ReportPinned':
        return 'pinned';
    }
  },
};
