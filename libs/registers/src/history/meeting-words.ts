import type { MeetingEvent } from '#meetings';
import { dateInWords } from '#vocabulary';
import { moment, type Wording } from './plain.js';

const where = (place: string | undefined) => (place === undefined ? '' : `, ${place}`);

/** The history of a meeting in plain sentences. */
export const meetingWords: Wording<MeetingEvent> = {
  MeetingScheduled: ({ title, startsAt, place }) => `Scheduled: “${title}”, ${moment(startsAt)}${where(place)}`,
  MeetingMoved: ({ title, startsAt, place }) => `Changed: now “${title}”, ${moment(startsAt)}${where(place)}`,
  AgendaItemAdded: ({ title, about }, name) => {
    const subject = about?.policyId
      ? name.one('policy', about.policyId)
      : about?.consultationId
        ? name.one('consultation', about.consultationId)
        : about?.responseId
          ? `the response to ${name.one('response', about.responseId)}`
          : about?.askId && name.one('ask', about.askId);
    return `On the agenda: “${title}”${subject ? `, about ${subject}` : ''}`;
  },
  MeetingHeld: ({ attended, apologies }, name) =>
    `Held. Attended by ${name.all('organisation', attended)}${apologies.length > 0 ? `; apologies from ${name.all('organisation', apologies)}` : ''}`,
  MeetingDecisionMinuted: ({ text }) => `Decision minuted: ${text}`,
  ActionAssigned: ({ text, ownerOrganisationId, dueOn }, name) =>
    `Action for ${name.one('organisation', ownerOrganisationId)}, due on ${dateInWords(dueOn)}: ${text}`,
  ActionCompleted: ({ meetingId, actionId }, name) => `Done: ${name.action(meetingId, actionId)}`,
};
