import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DOCX, plainAnswer, responseDocx } from '#response-files';
import { mustBeId } from '../responses.js';
import { Download, page, type Drawn } from '../../web/answer.js';
import { Wishes } from '../../wishes/wishes.js';
import { lengthOf } from '../sign-off/sign-off-blocks.js';
import { signOffOf } from '../sign-off/signing.js';
import { paperOf } from './response-paper.js';
import { sendPage } from './send-page.js';

/** An answer as the box of a form takes it. */
interface AnswerToPaste {
  readonly questionId: string;
  readonly number: string;
  readonly stance: string | null;
  readonly text: string;
  /** in words, against what the question allows */
  readonly length: string;
  readonly tooLong: boolean;
}

/** What is sent: question by question, and as one Word document, the same to the byte for the same words. */
@ApiTags('responses')
@Controller()
export class SendingController {
  constructor(private readonly wishes: Wishes) {}

  @Get('/responses/:id/send')
  async show(@Param('id') id: string): Promise<Drawn> {
    const about = this.wishes.about(mustBeId(id));
    return page(sendPage(await signOffOf(about), about));
  }

  @Get('/api/responses/:id/to-paste')
  @ApiOperation({
    operationId: 'AnswersToPaste',
    summary: 'The answers in the order of the form, as plain text, with their length against what each question allows',
  })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  async toPaste(@Param('id') id: string): Promise<readonly AnswerToPaste[]> {
    const { questions } = await signOffOf(this.wishes.about(mustBeId(id)));
    return questions.map((question) => {
      const text = plainAnswer(question.answer?.text ?? '');
      const { words, over } = lengthOf(question, text);
      const { questionId, number, answer } = question;
      return { questionId, number, stance: answer?.stance ?? null, text, length: words, tooLong: over };
    });
  }

  @Get(['/responses/:id/response.docx', '/api/responses/:id/response.docx'])
  @ApiOperation({ operationId: 'ResponseDocx', summary: 'The response as one Word document, in the words that stand' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  async docx(@Param('id') id: string): Promise<Download> {
    const about = this.wishes.about(mustBeId(id));
    const content = await responseDocx(await paperOf(await signOffOf(about), about));
    return new Download('response.docx', DOCX, content);
  }
}
