import type { EngagementEvent, EngagementLogged } from '#engagements';
import { dateInWords } from '#vocabulary';
import { because, correctedTo, handled, handlingChanged, plain, type Told, type Wording } from './plain.js';

const quoted = (text: string) => `“${text}”`;
const whom = ({ body, role }: EngagementLogged['counterpart']) => (role ? `${body} (${role})` : body);

const FIELDS: Readonly<Record<string, Told>> = {
  kind: ['kind', plain],
  happenedOn: ['date', dateInWords],
  counterpart: ['counterpart', whom],
  initiatedBy: ['initiated by', plain],
  level: ['level', plain],
  policyIds: ['policies', (ids: readonly string[], name) => name.all('policy', ids)],
  consultationId: ['consultation', (id: string, name) => name.one('consultation', id)],
  asksRaised: ['asks raised', (ids: readonly string[], name) => name.all('ask', ids)],
  organisationIds: ['who took part', (ids: readonly string[], name) => name.all('organisation', ids)],
  summary: ['summary', quoted],
  record: ['record', ({ title }: { title: string }) => quoted(title)],
  inConfidence: ['in confidence', (value: boolean) => (value ? 'yes' : 'no')],
  handling: ['handling', handled],
};

/** The history of an engagement in plain sentences. */
export const engagementWords: Wording<EngagementEvent> = {
  EngagementLogged: ({ kind, happenedOn, counterpart, asksRaised, inConfidence }, name) =>
    [
      `Logged: ${plain(kind)} with ${whom(counterpart)} on ${dateInWords(happenedOn)}${inConfidence ? ', in confidence' : ''}`,
      asksRaised.length > 0 && `raising ${name.all('ask', asksRaised)}`,
    ]
      .filter(Boolean)
      .join(', '),
  EngagementCorrected: (data, name) => correctedTo(data, FIELDS, name),
  EngagementStruckOut: ({ reason }) => because('Struck out: logged in error, it counts nowhere', reason),
  EngagementHandlingChanged: handlingChanged,
};
