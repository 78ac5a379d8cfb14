import { realpathSync } from 'node:fs';
import { BadRequestException, Body, ConflictException, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { readModelsOf, type TrackerConfig } from '#configuration';
import { ReadModels, type ReadModelsStatus } from '#read-models';
import { CONFIG } from '../config.js';
import { Rebuilds, type Rebuild } from '../operations/rebuilds.js';

type Standing = ReadModelsStatus & { readonly rebuild?: Rebuild };

const share = (description: string) => ({ type: 'number', minimum: 0, maximum: 1, description });

const STANDING = {
  type: 'object',
  required: ['state', 'position', 'head', 'progress', 'faults', 'storeAvailable'],
  properties: {
    state: { type: 'string', enum: ['building', 'catchingUp', 'live'] },
    position: { type: 'integer', description: 'Of the last event that pages show; -1 when there is none' },
    head: { type: 'integer', description: 'The last position of the log that is known' },
    progress: share('How far the first build, or catching up, has come'),
    rebuilding: share('How far the build beside the running one has come; absent when there is none'),
    faults: { type: 'array', items: { type: 'object' }, description: 'The projections that were set aside' },
    storeAvailable: { type: 'boolean' },
    trouble: { type: 'string', description: 'What keeps them from going on: it is tried again' },
    rebuild: {
      type: 'object',
      description: 'The last rebuild that was asked for since the service started',
      required: ['id', 'state'],
      properties: {
        id: { type: 'string', format: 'uuid' },
        state: { type: 'string', enum: ['underWay', 'done', 'failed'] },
        failure: { type: 'string' },
      },
    },
  },
};

/** For the operator: how the read models stand, and to have them built anew while pages are served from the old ones. */
@ApiTags('read models')
@Controller('/api/read-models')
export class ReadModelsApi {
  constructor(
    private readonly readModels: ReadModels,
    private readonly rebuilds: Rebuilds,
    @Inject(CONFIG) private readonly config: TrackerConfig,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'ShowReadModels', summary: 'Says how the read models stand, and how far a rebuild is' })
  @ApiResponse({ status: 200, description: 'How they stand', schema: STANDING })
  show(): Standing {
    return { ...this.readModels.statusNow, ...(this.rebuilds.last && { rebuild: this.rebuilds.last }) };
  }

  @Post('rebuild')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'RebuildReadModels',
    summary:
      'Builds all read models anew from the log, beside those that pages are served from. Asked while that is under way, it answers the same',
  })
  @ApiBody({
    required: false,
    schema: {
      type: 'object',
      properties: {
        folder: { type: 'string', description: 'Where they are meant to lie: refused when this service keeps others' },
      },
    },
  })
  @ApiResponse({ status: 202, description: 'It is under way: follow “rebuild” with ShowReadModels', schema: STANDING })
  @ApiResponse({ status: 409, description: 'This service does not keep these read models' })
  rebuild(@Body() body: unknown): Standing {
    const { folder } = Object(body) as { folder?: unknown };
    if (folder !== undefined && typeof folder !== 'string')
      throw new BadRequestException('“folder” must be the path of a folder.');
    if (folder !== undefined && realPath(folder) !== realPath(readModelsOf(this.config)))
      throw new ConflictException('The tracker at this address keeps other read models.');
    this.rebuilds.begin();
    return this.show();
  }
}

/** A folder may have several names; one that is not there has the name it is given. */
function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
