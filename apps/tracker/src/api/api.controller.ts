import { Controller, Get } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { ApiDocument } from './api-document.js';

/** What the API offers, for programs. */
@Controller('api')
export class ApiController {
  constructor(private readonly api: ApiDocument) {}

  @Get('openapi.json')
  document(): OpenAPIObject {
    return this.api.document;
  }
}
