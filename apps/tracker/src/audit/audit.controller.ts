import { Controller, Get, Query } from '@nestjs/common';
import { Audit, DEEDS, type Kept } from '#audit';
import { instantInWords, labelOf, isFileFormat, readRegisterQuery, registerFile, type Register } from '#govuk-pages';
import { listFile, register, type Drawn, type MarkedFile } from '../web/answer.js';
import { today } from '../web/clock.js';
import { nameOfPerson } from '../web/names.js';

const PAGE_SIZE = 50;
const EXPORTED_AT_MOST = 1_000_000;

const audited: Register<Kept> = {
  title: 'Audit record',
  path: '/audit',
  lead: 'Who saw or exported what is sensitive, who was refused, who signed in, and whose roles changed. Nothing in it can be changed.',
  items: ['entry', 'entries'],
  searchLabel: 'Search addresses and people’s ids',
  filters: [{ name: 'deed', label: 'What was done', offers: DEEDS }],
  columns: [
    { label: 'When', cell: ({ at }) => instantInWords(at), exported: ({ at }) => at },
    { label: 'What', cell: ({ deed }) => labelOf(deed), exported: ({ deed }) => deed },
    {
      label: 'Who',
      cell: ({ personId }) =>
        personId === undefined ? 'Nobody signed in' : { text: nameOfPerson(personId), hint: personId },
      exported: ({ personId }) => personId,
    },
    { label: 'About', cell: ({ about }) => about, exported: ({ about }) => about },
  ],
  empty: 'Nothing was recorded yet.',
};

const PERSON = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The audit record, for administrators. */
@Controller('/audit')
export class AuditController {
  constructor(private readonly audit: Audit) {}

  @Get()
  show(@Query() asked: Record<string, string>): Drawn | MarkedFile {
    const query = readRegisterQuery(asked, audited.filters);
    const { q, page, filters } = query;
    const filter = {
      ...filters,
      ...(q && (PERSON.test(q) ? { personId: q } : { about: q })),
    };
    if (isFileFormat(asked.format)) {
      const { rows } = this.audit.list(filter, { size: EXPORTED_AT_MOST });
      const table = registerFile(audited, query, { rows, facets: {} }, today());
      // ids of items stand in it, and nothing of what they hold
      return listFile(`audit-${today()}`, asked.format, table, []);
    }
    const { rows, total } = this.audit.list(filter, { size: PAGE_SIZE, skipped: (page - 1) * PAGE_SIZE });
    const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE));
    return register(audited, query, { rows, total, page, pageCount, sort: '', facets: {} });
  }
}
