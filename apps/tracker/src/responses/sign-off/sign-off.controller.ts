import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { SignOffDetail } from '#registers';
import { page, type Drawn } from '../../web/answer.js';
import { Wishes } from '../../wishes/wishes.js';
import { mustBeId } from '../responses.js';
import { signOffOf } from './signing.js';
import { signOffPage } from './sign-off-page.js';

/** The sign-off of a response: its rounds, who has taken which position, and what is stale. */
@ApiTags('responses')
@Controller()
export class SignOffController {
  constructor(private readonly wishes: Wishes) {}

  @Get('/responses/:id/sign-off')
  async show(@Param('id') id: string): Promise<Drawn> {
    const about = this.wishes.about(mustBeId(id));
    return page(signOffPage(await signOffOf(about), about));
  }

  @Get('/api/responses/:id/sign-off')
  @ApiOperation({
    operationId: 'FindSignOff',
    summary: 'The rounds of sign-off of a response: positions, what is stale and why, quorum, minority statements',
  })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  async find(@Param('id') id: string): Promise<SignOffDetail> {
    return signOffOf(this.wishes.about(mustBeId(id)));
  }
}
