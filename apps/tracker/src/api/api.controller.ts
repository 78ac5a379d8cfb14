import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { drawApiPage } from '#govuk-pages';
import { Drawn } from '../web/answer.js';
import { callsOf } from './api-calls.js';
import { ApiDocument } from './api-document.js';

/** What the API offers: for programs, and for people who want to try it. */
@ApiExcludeController()
@Controller('api')
export class ApiController {
  constructor(private readonly api: ApiDocument) {}

  @Get()
  show(): Drawn {
    const groups = callsOf(this.api.document);
    return new Drawn((site) => drawApiPage(groups, site));
  }

  @Get('openapi.json')
  document(): OpenAPIObject {
    return this.api.document;
  }
}
