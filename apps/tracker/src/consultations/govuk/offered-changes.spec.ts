import type { ConsultationEvent } from '#consultations';
import { eventsOf, offered } from './offered-changes.js';

const consultationId = '0198c0de-0000-7000-8000-000000000001';
const reason = 'As GOV.UK now shows it';
const corrected = (fields: object): ConsultationEvent => ({
  type: 'ConsultationDetailsCorrected',
  data: { consultationId, ...fields, reason },
});
const withdrawn: ConsultationEvent = {
  type: 'ConsultationWithdrawn',
  data: { consultationId, withdrawnOn: '2026-01-10', explanation: 'Superseded.' },
};
const moved: ConsultationEvent = {
  type: 'ConsultationDeadlineMoved',
  data: { consultationId, closesAt: '2026-01-10T17:00:00Z', publishedOn: '2026-01-01' },
};
const both = {
  event: corrected({ title: 'New', nations: ['wales'] }),
  words: ['Title: New, not Old.', 'Nations: Wales, not England.'],
};
const gone = { event: withdrawn, words: ['It was withdrawn.'] };

describe('what GOV.UK shows and the log does not know', () => {
  it('is offered detail by detail', () => {
    expect(offered([both, gone])).toEqual([
      { event: corrected({ title: 'New' }), words: ['Title: New, not Old.'] },
      { event: corrected({ nations: ['wales'] }), words: ['Nations: Wales, not England.'] },
      gone,
    ]);
  });

  it('is offered as a whole where the words do not tell the details apart', () => {
    const told = { ...both, words: ['Title and nations.'] };
    expect(offered([told])).toEqual([told]);
  });

  it('becomes one correction again of the details that are taken, in its place among the others', () => {
    const [title, nations] = offered([both]);
    const later = { event: moved, words: ['Closing date.'] };
    expect(eventsOf([later, title!, nations!, gone])).toEqual([moved, both.event, withdrawn]);
    expect(eventsOf([nations!])).toEqual([corrected({ nations: ['wales'] })]);
    expect(eventsOf([])).toEqual([]);
  });
});
