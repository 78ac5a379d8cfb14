import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Notice, Site } from '#govuk-pages';
import { ReadModels } from '#read-models';
import { percentDone } from '#vocabulary';
import { SampleData } from '../sample/sample-data.js';
import { momentAsked } from './as-of.js';
import { cookie } from './cookies.js';
import { workingAs } from './working-as.js';

/** The cookie that carries what was done to the next page. */
export const DONE = 'done';

const SAMPLE_NOTICE: Notice = {
  text: 'This is sample data: an invented council. Nothing in it has happened.',
  link: { text: 'About the sample', href: '/sample' },
};

/** Pages for people outside: nothing of the tracker surrounds them. */
const OUTSIDE = /^\/substantiate\//;

/** What surrounds the page of a request: who is working, and how the service is. */
@Injectable()
export class Sites {
  constructor(
    private readonly readModels: ReadModels,
    private readonly sample: SampleData,
  ) {}

  of(request: FastifyRequest): Site {
    const moment = earlierMoment(request);
    const path = request.url.split('?')[0] ?? '/';
    if (OUTSIDE.test(path)) return { path, workingAs: '', outside: true };
    return {
      path,
      workingAs: workingAs(request).name,
      done: request.method === 'GET' ? cookie(request, DONE) : undefined,
      notices: [...(this.sample.held ? [SAMPLE_NOTICE] : []), ...this.notices().map((text) => ({ text }))],
      ...(moment && { asOf: moment.words }),
    };
  }

  private notices(): string[] {
    const { state, progress, rebuilding, faults, storeAvailable } = this.readModels.statusNow;
    return [
      ...(storeAvailable
        ? []
        : ['The log cannot be reached: pages can be read, but nothing can be recorded just now.']),
      ...(state === 'catchingUp' ? [`These pages are catching up with the log: ${percent(progress)} is done.`] : []),
      ...(rebuilding === undefined ? [] : [`The pages are being built afresh: ${percent(rebuilding)} is done.`]),
      ...faults.map(
        ({ projection }) => `What depends on “${projection}” is not up to date: it could not take a record.`,
      ),
    ];
  }
}

const percent = (part: number) => `${percentDone(part)} per cent`;

/** What the address asks for, if it can be read at all: the page of an error must not fail on it again. */
function earlierMoment(request: FastifyRequest) {
  try {
    return momentAsked(request);
  } catch {
    return undefined;
  }
}
