import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { dateInWords } from '#govuk-pages';
import { ListUnclaimedAnswers } from '#registers';
import { answerTag } from '../asks/answers.js';
import { hrefOf, linksTo } from '../registers/hrefs.js';
import { page, type Drawn } from '../web/answer.js';
import { claims } from './claims.js';
import { raiseAddress } from './raise-wish.js';

/** Where a claim begins: the answers that took an ask up and that nobody has claimed a part in. */
@Controller('claims/answers')
export class UnclaimedAnswersController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  async show(): Promise<Drawn> {
    const answers = await this.queries.execute(new ListUnclaimedAnswers());
    return page({
      title: 'Choose the answer',
      caption: 'Raise a claim',
      section: '/influence',
      breadcrumbs: [
        { text: 'Influence', href: '/influence' },
        { text: 'Claims', href: claims.path },
      ],
      lead: 'A claim is about one answer: what a decision said to an ask.',
      blocks: [
        {
          kind: 'table',
          heading: 'Taken up, and not claimed',
          caption: 'Answers that took an ask up and that no claim is about, the latest first',
          columns: [{ label: 'Ask' }, { label: 'Answer' }, { label: 'Decision' }, { label: 'Claim' }],
          rows: answers.map(({ ask, decision, answer, answeredOn }) => [
            { text: ask.title, href: hrefOf('ask', ask.id) },
            [answerTag(answer), { text: dateInWords(answeredOn) }],
            linksTo('decision', [decision]),
            { text: 'Raise a claim', href: raiseAddress(ask.id, decision.id), unseen: `about “${ask.title}”` },
          ]),
          empty: 'Every answer that took an ask up is claimed, or none has done so yet.',
        },
        {
          kind: 'prose',
          text: 'Another answer can be claimed from the page of its ask or of its decision.',
        },
      ],
    });
  }
}
