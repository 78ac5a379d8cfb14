import { Injectable } from '@nestjs/common';
import type { Field, Mistake, Raw } from '#govuk-pages';
import { fromContentItem, GovukClient, NotFetched, type GovukConsultation } from '#intake';
import { InvalidInput, IsLine, IsText, Nested, RuleBroken } from '#vocabulary';
import type { SentFile } from '../../wishes/wish.js';

class ContentItem {
  @IsText() file: string;
  @IsText() text: string;
}

/** What is asked to find an item of GOV.UK: one of these is enough. */
export class GovukSource {
  @IsLine() address: string;
  @Nested(() => ContentItem) item: ContentItem;
}

export const sourceFields: readonly Field[] = [
  {
    kind: 'line',
    name: 'address',
    label: 'Address on GOV.UK',
    hint: 'For example, https://www.gov.uk/government/consultations/…',
    input: 'url',
  },
  {
    kind: 'group',
    name: 'item',
    label: 'Upload or paste its content item instead',
    hint: 'The JSON that GOV.UK gives at https://www.gov.uk/api/content/ and the rest of the address. One of the two is enough.',
    folded: true,
    fields: [
      { kind: 'file', name: 'file', label: 'A file', accept: 'application/json,.json' },
      { kind: 'text', name: 'text', label: 'The text of one', rows: 6 },
    ],
  },
];

/** What came of looking: the consultation, or what is wrong, at the field where it was asked for. */
export type Looked = { readonly item: GovukConsultation } | { readonly mistakes: readonly Mistake[] };

/** Reads items of GOV.UK: from an uploaded file, else from a pasted text, else from their address. */
@Injectable()
export class GovukItems {
  constructor(private readonly govuk: GovukClient) {}

  /** @param today the London date on which it is seen */
  async look(raw: Raw, files: Readonly<Record<string, SentFile>>, today: string): Promise<Looked> {
    const file = files['item.file'];
    if (file) return read(file.bytes.toString('utf8'), { seenOn: today, name: 'item.file', what: 'This file' });
    const text = raw['item.text']?.[0]?.trim();
    if (text) return read(text, { seenOn: today, name: 'item.text', what: 'This text' });
    const address = raw.address?.[0]?.trim();
    if (!address)
      return { mistakes: [{ name: 'address', text: 'Enter an address on GOV.UK, or upload or paste a content item' }] };
    try {
      const item = await this.govuk.fetchItem(address);
      return read(item, { seenOn: today, name: 'address', what: 'What GOV.UK sent' });
    } catch (error) {
      if (!(error instanceof NotFetched)) throw error;
      return { mistakes: [{ name: 'address', text: error.message }] };
    }
  }
}

const FAULTS_SHOWN = 3;

function read(json: unknown, { seenOn, name, what }: { seenOn: string; name: string; what: string }): Looked {
  try {
    return { item: fromContentItem(json, { seenOn }) };
  } catch (error) {
    if (error instanceof RuleBroken) return { mistakes: [{ name, text: error.message }] };
    if (!(error instanceof InvalidInput)) throw error;
    const faults = error.faults.map(({ field, message }) => `${field} ${message}`.trim());
    const more = faults.length - FAULTS_SHOWN;
    const said = [...faults.slice(0, FAULTS_SHOWN), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
    const [only] = error.faults;
    const text = only?.field === '' ? `${what} ${only.message}` : `${what} is not a whole content item: ${said}`;
    return { mistakes: [{ name, text }] };
  }
}
