import { count, dateInWords, inWords, knownTitle, labelOf, type Block } from '#govuk-pages';
import { FindOrganisation, type OrganisationDetail } from '#registers';
import { historyOf } from '../registers/history-block.js';
import { hrefOf } from '../registers/hrefs.js';
import type { ItemOf } from '../registers/item-pages.js';
import { members } from './members.js';

/** The page of a member organisation: what it is, and what it took part in. */
export const memberPage: ItemOf<OrganisationDetail> = {
  subject: members,
  find: ({ id, today, ask }) => ask(new FindOrganisation(id, today)),
  revision: ({ organisation }) => organisation.revision,
  page: async (detail, about) => {
    const { organisation } = detail;
    const href = (path: string) => `${hrefOf('organisation', organisation.organisationId)}/${path}`;
    return {
      title: organisation.name,
      caption: 'Member',
      breadcrumbs: [{ text: 'Members', href: members.path }],
      tags: organisation.membership === 'former' ? [{ text: 'Former member', tag: 'grey' }] : [],
      blocks: [
        factsOf(detail),
        engagementsOf(detail),
        responsesOf(detail),
        asksOf(detail),
        await historyOf('organisation', about),
        {
          kind: 'links',
          heading: 'Changes',
          links: [
            { text: 'Rename this member', href: href('rename') },
            ...(organisation.membership === 'current'
              ? [{ text: 'Record that this member left', href: href('leave') }]
              : [
                  { text: 'Record that it came back', href: href('rejoin') },
                  { text: 'Put right when it left', href: href('correct-leaving') },
                ]),
          ],
        },
      ],
    };
  },
};

function factsOf({ organisation, names, memberships }: OrganisationDetail): Block {
  const { kind, nation, region } = organisation;
  return {
    kind: 'facts',
    rows: [
      { label: 'Kind', value: labelOf(kind) },
      { label: 'Where', value: region === null ? labelOf(nation) : `${region}, ${labelOf(nation)}` },
      {
        label: 'Member',
        value: inWords(
          memberships.map(({ joinedOn, leftOn }) =>
            leftOn === null ? `since ${dateInWords(joinedOn)}` : `${dateInWords(joinedOn)} to ${dateInWords(leftOn)}`,
          ),
        ),
      },
      ...(names.length > 1
        ? [
            {
              label: 'Names',
              value: names.map((name) => ({ text: `${name.name}, from ${dateInWords(name.effectiveOn)}` })),
            },
          ]
        : []),
    ],
  };
}

const engagementsOf = ({ engagements }: OrganisationDetail): Block => ({
  kind: 'table',
  heading: 'Engagements',
  caption: 'Engagements it took part in',
  columns: [{ label: 'What' }, { label: 'When' }, { label: 'With' }],
  rows: engagements.map(({ engagementId, kind, happenedOn, counterpart }) => [
    { text: labelOf(kind), href: hrefOf('engagement', engagementId) },
    dateInWords(happenedOn),
    knownTitle(counterpart.body) ?? counterpart.body,
  ]),
  empty: 'It took part in no engagement that is logged.',
});

const responsesOf = ({ responses }: OrganisationDetail): Block => ({
  kind: 'table',
  heading: 'Responses',
  caption: 'Responses it took part in',
  columns: [{ label: 'Consultation' }, { label: 'Submitted' }, { label: 'Asks raised', numeric: true }],
  rows: responses.map(({ responseId, consultation, submittedOn, asks }) => [
    { text: consultation.title, href: hrefOf('response', responseId) },
    submittedOn === null ? 'Not yet' : dateInWords(submittedOn),
    asks.length,
  ]),
  empty: 'It took part in no response that was submitted.',
});

const asksOf = ({ asksProposed }: OrganisationDetail): Block => ({
  kind: 'table',
  heading: 'Asks it proposed',
  caption: 'Asks it proposed',
  columns: [{ label: 'Ask' }, { label: 'Answer' }],
  rows: asksProposed.map(({ askId, statement, currentAnswer, awaitingDays, state }) => [
    { text: statement, href: hrefOf('ask', askId) },
    currentAnswer
      ? labelOf(currentAnswer.answer)
      : awaitingDays === null
        ? labelOf(state)
        : `Awaiting an answer for ${count(awaitingDays, 'day')}`,
  ]),
  empty: 'It proposed no ask.',
});
