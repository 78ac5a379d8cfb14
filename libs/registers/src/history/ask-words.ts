import type { AskEvent } from '#asks';
import { dateInWords } from '#vocabulary';
import { because, correctedTo, handlingChanged, listed, plain, puttingRight, type Wording } from './plain.js';

/** The history of an ask in plain sentences. */
export const askWords: Wording<AskEvent> = {
  AskProposed: ({ statement, direction, size, policyIds, proposedBy }, name) =>
    [
      `Proposed: “${statement}” (${plain(direction)}, ${plain(size)})`,
      policyIds.length > 0 && `on ${name.all('policy', policyIds)}`,
      proposedBy && `by ${name.one('organisation', proposedBy)}`,
    ]
      .filter(Boolean)
      .join(', '),
  AskAgreed: ({ agreedOn, meetingId }, name) =>
    `Agreed by the council on ${dateInWords(agreedOn)}${meetingId ? `, at ${name.one('meeting', meetingId)}` : ''}`,
  AskReworded: ({ statement, reason }) => because(`Reworded: “${statement}”`, reason),
  AskDetailsCorrected: (data, name) =>
    correctedTo(
      data,
      {
        direction: ['direction', plain],
        size: ['size', plain],
        policyIds: ['policies', (ids: readonly string[], names) => names.all('policy', ids)],
        themes: ['themes', listed],
      },
      name,
    ),
  AskAnswered: ({ decisionId, answer, answeredOn }, name) =>
    `Answered on ${dateInWords(answeredOn)} by the decision ${name.one('decision', decisionId)}: ${plain(answer)}`,
  AskAnswerStruckOut: ({ decisionId, answeredOn, reason }, name) =>
    because(
      `Answer of ${dateInWords(answeredOn)} by the decision ${name.one('decision', decisionId)} struck out: it never was`,
      reason,
    ),
  AskDeliveryReported: ({ delivery, asOf }) => `Delivery as of ${dateInWords(asOf)}: ${plain(delivery)}`,
  AskMerged: ({ intoAskId, reason }, name) => because(`Merged into ${name.one('ask', intoAskId)}`, reason),
  AskWithdrawn: ({ withdrawnOn, reason, correction }) =>
    puttingRight(because(`Withdrawn by the council on ${dateInWords(withdrawnOn)}`, reason), correction),
  AskHandlingChanged: handlingChanged,
};
