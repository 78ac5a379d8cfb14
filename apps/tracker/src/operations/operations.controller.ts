import { Controller, Get, Header, Post } from '@nestjs/common';
import { Audit } from '#audit';
import { count, instantInWords, type Block } from '#govuk-pages';
import { ReadModels } from '#read-models';
import { Processes } from '../processes/processes.js';
import { page, SeeOther, type Drawn } from '../web/answer.js';
import { viewer } from '../web/viewer.js';
import { Metrics } from './metrics.js';
import { Rebuilds } from './rebuilds.js';

/** How the service is, for administrators. */
@Controller()
export class OperationsController {
  constructor(
    private readonly readModels: ReadModels,
    private readonly processes: Processes,
    private readonly rebuilds: Rebuilds,
    private readonly metrics: Metrics,
    private readonly audit: Audit,
  ) {}

  @Get('operations')
  show(): Drawn {
    return page({
      title: 'Operations',
      lead: 'How the service is. Backups are made on the operator’s line: npm run -s tracker -- backup FOLDER',
      blocks: [this.standing(), ...this.rebuilding(), this.faults(), this.jobs(), more],
    });
  }

  @Post('operations/rebuild')
  rebuild(): SeeOther {
    this.rebuilds.begin();
    this.audit.record({ deed: 'operated', personId: viewer().personId, about: 'rebuild of the read models' });
    return new SeeOther('/operations');
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  measured(): Promise<string> {
    return this.metrics.text();
  }

  private standing(): Block {
    const { state, position, head, storeAvailable, trouble } = this.readModels.statusNow;
    const states = { building: 'Being built', catchingUp: 'Catching up with the log', live: 'Live' } as const;
    return {
      kind: 'facts',
      rows: [
        { label: 'Log', value: storeAvailable ? 'Can be reached' : 'Cannot be reached: nothing can be recorded' },
        { label: 'Last position of the log', value: head },
        { label: 'Pages', value: states[state] },
        { label: 'Pages show position', value: position },
        { label: 'Behind the log', value: count(Math.max(0, head - position), 'position') },
        ...(trouble ? [{ label: 'Trouble', value: trouble }] : []),
      ],
    };
  }

  private rebuilding(): Block[] {
    const { rebuilding } = this.readModels.statusNow;
    if (rebuilding !== undefined || this.rebuilds.last?.state === 'underWay')
      return [{ kind: 'progress', label: 'The pages are being built afresh', part: rebuilding ?? 0 }];
    const failure = this.rebuilds.last?.failure;
    return [
      ...(failure ? [{ kind: 'warning', text: `The last rebuild failed: ${failure}` } as const] : []),
      ...(this.rebuilds.last?.state === 'done'
        ? [{ kind: 'inset', text: 'The pages were built afresh since the service started.' } as const]
        : []),
      {
        kind: 'press',
        heading: 'Build the pages afresh',
        text: 'All tables that pages are made from are built again from the log, beside those in use. Pages can be read meanwhile.',
        action: '/operations/rebuild',
        button: 'Build afresh',
      },
    ];
  }

  private faults(): Block {
    return {
      kind: 'table',
      heading: 'Faults',
      caption: 'Read models that were set aside, and the event that each could not take',
      columns: [{ label: 'Read model' }, { label: 'Event' }, { label: 'Position', numeric: true }, { label: 'Why' }],
      rows: this.readModels.statusNow.faults.map((fault) => [
        fault.projection,
        fault.eventType,
        fault.position,
        fault.message,
      ]),
      empty: 'None.',
    };
  }

  private jobs(): Block {
    return {
      kind: 'table',
      heading: 'Jobs',
      caption: 'What the tracker does by itself',
      columns: [{ label: 'Job' }, { label: 'Last ran' }, { label: 'Trouble' }],
      rows: this.processes.standing.map(({ name, ranAt, trouble }) => [
        name,
        ranAt === undefined ? 'Not yet' : instantInWords(ranAt),
        trouble,
      ]),
      empty: 'None.',
    };
  }
}

const more: Block = {
  kind: 'links',
  heading: 'More',
  links: [
    { text: 'Audit record', href: '/audit' },
    { text: 'What is kept, and for how long', href: '/retention' },
    { text: 'Metrics, as Prometheus reads them', href: '/metrics' },
  ],
};
