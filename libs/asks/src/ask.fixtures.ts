import { knowing, type Known } from '#vocabulary';
import type { AskAnswered, AskEvent, AskProposed } from './ask-events.js';

/** The asks, and the rest of the tracker, that the specs of this library speak of. */
const id = (last: number) => `0196b7a0-0000-7000-8000-0000000000${last.toString(16).padStart(2, '0')}`;
export const askId = id(1);
export const otherAsk = id(2);
export const mergedAsk = id(3);
export const withdrawnAsk = id(4);
export const policyId = id(5);
export const otherPolicy = id(6);
export const decisionId = id(7);
export const struckOutDecision = id(8);
export const foreignDecision = id(9);
export const organisationId = id(10);
export const meetingId = id(11);
export const unknownId = id(255);

const statement = 'Judge a shared front office by its purpose.';

export const known: Known = knowing('2025-12-01T09:00:00Z', {
  policies: new Map([
    [policyId, { title: 'Shared front offices' }],
    [otherPolicy, { title: 'Data standards' }],
  ]),
  asks: new Map([
    [askId, { statement, policyIds: [policyId] }],
    [otherAsk, { statement: 'Fund a help desk.', policyIds: [policyId] }],
    [mergedAsk, { statement: 'Pay for a help desk.', policyIds: [policyId], closed: 'merged' as const }],
    [withdrawnAsk, { statement: 'Drop the fee.', policyIds: [policyId], closed: 'withdrawn' as const }],
  ]),
  decisions: new Map([
    [
      decisionId,
      { title: 'Response on front offices', policyIds: [policyId], decidedOn: '2025-11-20', struckOut: false },
    ],
    [struckOutDecision, { title: 'A leaked draft', policyIds: [policyId], decidedOn: '2025-11-01', struckOut: true }],
    [
      foreignDecision,
      { title: 'Roadmap for data', policyIds: [otherPolicy], decidedOn: '2025-11-01', struckOut: false },
    ],
  ]),
  organisations: new Map([[organisationId, { name: 'Kent County Council' }]]),
});

export const details: AskProposed = {
  askId,
  statement,
  direction: 'change',
  size: 'medium',
  policyIds: [policyId],
  themes: ['shared-services'],
};
export const proposed: AskEvent = { type: 'AskProposed', data: details };

export const answer: AskAnswered = { askId, decisionId, answer: 'noted', answeredOn: '2025-11-21' };
export const answered = (changes: Partial<AskAnswered> = {}): AskEvent => ({
  type: 'AskAnswered',
  data: { ...answer, ...changes },
});
export const answerStruckOut: AskEvent = {
  type: 'AskAnswerStruckOut',
  data: { askId, decisionId, answeredOn: '2025-11-21', reason: 'It was about another ask' },
};
export const merged: AskEvent = { type: 'AskMerged', data: { askId, intoAskId: otherAsk, reason: 'The same wish' } };
export const withdrawn: AskEvent = {
  type: 'AskWithdrawn',
  data: { askId, withdrawnOn: '2025-12-01', reason: 'The districts are to be merged' },
};
