import { dateInWords, labelOf, stageColour, type Block, type Link } from '#govuk-pages';
import { FindEngagement, FindPolicy, stageOn, type EngagementDetail } from '#registers';
import { answerOf } from '../asks/answers.js';
import { titleOfBody } from '../registers/bodies.js';
import { historyOf } from '../registers/history-block.js';
import { hrefOf, linksTo } from '../registers/hrefs.js';
import type { ItemOf } from '../registers/item-pages.js';
import type { About } from '../wishes/wish.js';
import { marksOf } from './engagement-register.js';
import { engagements, nameOf } from './engagements.js';

/** The page of an engagement: what it was, and what the council asked for there. */
export const engagementPage: ItemOf<EngagementDetail> = {
  subject: engagements,
  find: ({ id, today, ask }) => ask(new FindEngagement(id, today)),
  revision: ({ engagement }) => engagement.revision,
  page: async (detail, about) => {
    const { engagement } = detail;
    return {
      title: nameOf(engagement),
      caption: 'Engagement',
      ...(engagement.handling && { handling: engagement.handling }),
      breadcrumbs: [{ text: 'Engagements', href: engagements.path }],
      tags: marksOf(engagement),
      blocks: [
        ...struckOutOf(detail),
        ...inConfidenceOf(detail),
        { kind: 'prose', text: engagement.summary },
        factsOf(detail),
        asksOf(detail, about),
        await policiesOf(detail, about),
        await historyOf('engagement', about),
        { kind: 'links', heading: 'Change or correct', links: changesOf(detail) },
      ],
    };
  },
};

const struckOutOf = ({ engagement: { struckOut } }: EngagementDetail): Block[] =>
  struckOut === null
    ? []
    : [{ kind: 'inset', text: `Struck out: it was logged in error and counts nowhere. Reason: ${struckOut}` }];

/** Whom to ask before anything of it is told: who it came from, or else the other side. */
const inConfidenceOf = ({ engagement: { inConfidence, handling, counterpart } }: EngagementDetail): Block[] =>
  inConfidence
    ? [
        {
          kind: 'inset',
          text: `In confidence: do not pass it on. It came from ${titleOfBody(handling?.originator ?? counterpart.body)}. If somebody asks for it under the Freedom of Information Act, ask them first whether telling it would be a breach of confidence (section 41), and answer within 20 working days all the same.`,
        },
      ]
    : [];

function factsOf({ engagement }: EngagementDetail): Block {
  const { happenedOn, counterpart, initiatedBy, level, consultation, organisations, record, inConfidence } = engagement;
  const { body, role } = counterpart;
  return {
    kind: 'facts',
    rows: [
      { label: 'When', value: dateInWords(happenedOn) },
      { label: 'With', value: { text: titleOfBody(body), ...(role !== null && { hint: role }) } },
      { label: 'Asked for by', value: initiatedBy === 'council' ? 'The council' : labelOf(initiatedBy) },
      { label: 'In confidence', value: inConfidence ? 'Yes: it stays out of public editions' : 'No' },
      ...(level === null ? [] : [{ label: 'Level', value: labelOf(level) }]),
      ...(consultation ? [{ label: 'Consultation', value: linksTo('consultation', [consultation]) }] : []),
      { label: 'Members who took part', value: linksTo('organisation', organisations) },
      {
        label: 'In writing',
        value: record
          ? {
              text: record.title,
              ...(record.url && { href: record.url }),
              ...(record.filedOn && { hint: `Filed on ${dateInWords(record.filedOn)}` }),
            }
          : 'No record: a claim of influence cannot rest on it',
      },
    ],
  };
}

const asksOf = ({ asks }: EngagementDetail, { today }: About): Block => ({
  kind: 'table',
  heading: 'Asks raised',
  caption: 'Asks raised there, as they stand today',
  columns: [{ label: 'Ask' }, { label: 'Answer' }],
  rows: asks.map((ask) => [{ text: ask.statement, href: hrefOf('ask', ask.askId) }, answerOf(ask, today)]),
  empty: 'No ask was raised there. If there was one, correct this engagement.',
});

/** Each policy with the stage it was at on the day: early or late is read from it. */
async function policiesOf({ engagement }: EngagementDetail, { ask, now }: About): Promise<Block> {
  const rows = [];
  for (const { id, title } of engagement.policies) {
    const stages = (await ask(new FindPolicy(id, now)))?.stages;
    const stage = stageOn(stages, engagement.happenedOn);
    rows.push([
      { text: title, href: hrefOf('policy', id) },
      { text: labelOf(stage), tag: stageColour(stage) },
    ]);
  }
  return {
    kind: 'table',
    heading: 'Policies',
    caption: 'What it was about',
    columns: [{ label: 'Policy' }, { label: 'Stage on that day' }],
    rows,
    empty: engagement.consultation
      ? 'It names no policy: it concerns those of its consultation.'
      : 'It names no policy, and so counts for none.',
  };
}

function changesOf({ engagement: { engagementId, struckOut } }: EngagementDetail): Link[] {
  const href = (path: string) => `${hrefOf('engagement', engagementId)}/${path}`;
  return [
    ...(struckOut === null
      ? [
          { text: 'Correct this engagement', href: href('correct') },
          { text: 'Strike out this engagement', href: href('strike-out') },
        ]
      : []),
    { text: 'Change the handling', href: href('change-handling') },
  ];
}
