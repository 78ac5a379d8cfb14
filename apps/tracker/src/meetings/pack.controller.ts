import { Controller, Get, Param } from '@nestjs/common';
import { validate as isId } from 'uuid';
import { closingInWords, dateInWords, instantInWords, type Block } from '#govuk-pages';
import { FindAsk, FindPolicy, HomeDesk, type AgendaItem } from '#registers';
import { answerTag } from '../asks/answers.js';
import { hrefOf } from '../registers/hrefs.js';
import { page, type Drawn } from '../web/answer.js';
import { notFound } from '../web/errors.js';
import type { About } from '../wishes/wish.js';
import { Wishes } from '../wishes/wishes.js';
import { agendaOf, factsOf, openBefore } from './meeting-page.js';
import { meetingOf, meetings } from './meetings.js';

/** How many of each list a pack holds. */
const EACH = 25;

/** What a meeting has before it, on one page to print. */
@Controller('meetings/:id/pack')
export class PackController {
  constructor(private readonly wishes: Wishes) {}

  @Get()
  async show(@Param('id') id: string): Promise<Drawn> {
    if (!isId(id)) throw notFound('meeting');
    const about = this.wishes.about(id);
    const detail = await meetingOf(about);
    const items: Block[] = [];
    for (const [at, item] of detail.agenda.entries()) items.push(...(await itemBlocks(item, at + 1, about)));
    return page({
      section: meetings.path,
      title: `Pack: ${detail.meeting.title}`,
      caption: instantInWords(detail.meeting.startsAt),
      breadcrumbs: [
        { text: 'Meetings', href: meetings.path },
        { text: detail.meeting.title, href: hrefOf('meeting', id) },
      ],
      lead: 'What the meeting has before it. Print this page, or save it as a PDF from your browser.',
      blocks: [
        factsOf(detail),
        agendaOf(detail),
        ...items,
        openBefore(detail, about.today),
        ...(await underWay(about)),
      ],
    });
  }
}

/** What the tracker holds of the thing that an item is about. */
async function itemBlocks({ title, about: subject }: AgendaItem, number: number, about: About): Promise<Block[]> {
  const heading = `${number}. ${title}`;
  if (subject?.kind === 'policy') {
    const found = await about.ask(new FindPolicy(subject.id, about.now));
    if (found)
      return [
        {
          kind: 'table',
          heading,
          caption: `Asks on “${subject.title}”`,
          columns: [{ label: 'Ask' }, { label: 'First raised' }, { label: 'Answer' }],
          rows: found.asks.map(({ askId, statement, firstRaisedOn, currentAnswer }) => [
            { text: statement, href: hrefOf('ask', askId) },
            firstRaisedOn && dateInWords(firstRaisedOn),
            currentAnswer && answerTag(currentAnswer.answer),
          ]),
          empty: 'The council has no ask of it.',
        },
      ];
  }
  if (subject?.kind === 'ask') {
    const found = await about.ask(new FindAsk(subject.id, about.today));
    if (found) {
      const { statement, policies, agreedOn, firstRaisedOn, currentAnswer } = found.ask;
      return [
        {
          kind: 'facts',
          heading,
          rows: [
            { label: 'Ask', value: statement },
            { label: 'Policies', value: policies.map((one) => ({ text: one.title, href: hrefOf('policy', one.id) })) },
            { label: 'Agreed', value: agreedOn && dateInWords(agreedOn) },
            { label: 'First raised', value: firstRaisedOn && dateInWords(firstRaisedOn) },
            { label: 'Answer', value: currentAnswer && answerTag(currentAnswer.answer) },
          ],
        },
      ];
    }
  }
  return [];
}

/** What goes on beside the agenda: what closes soon, and what is being drafted. */
async function underWay({ ask, now }: About): Promise<Block[]> {
  const desk = await ask(new HomeDesk(now, EACH));
  return [
    {
      kind: 'table',
      heading: 'Closing soon',
      caption: 'Consultations that the council answers and that close within 28 days',
      columns: [{ label: 'Consultation' }, { label: 'Closes' }],
      rows: desk.closingSoon.rows.map(({ consultationId, title, closesAt }) => [
        { text: title, href: hrefOf('consultation', consultationId) },
        closesAt && closingInWords(closesAt),
      ]),
      empty: 'None that the council means to answer closes within four weeks.',
    },
    {
      kind: 'table',
      heading: 'In drafting',
      caption: 'Responses that are neither sent nor ended',
      columns: [{ label: 'Response' }, { label: 'Closes' }],
      rows: desk.inDrafting.rows.map(({ responseId, consultation, closesAt }) => [
        { text: `Response to ${consultation.title}`, href: hrefOf('response', responseId) },
        closesAt && closingInWords(closesAt),
      ]),
      empty: 'No response is being drafted.',
    },
  ];
}
