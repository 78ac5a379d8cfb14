import { v7 as newId } from 'uuid';
import { dateInWords, drawForm, type Block, type Form, type Mistake, type Raw } from '#govuk-pages';
import { differences, type GovukConsultation, type KnownConsultation } from '#intake';
import { AreLines } from '#vocabulary';
import { hrefOf } from '../../registers/hrefs.js';
import { Drawn, page } from '../../web/answer.js';
import { consultations } from '../consultations.js';
import { offered } from './offered-changes.js';
import { boxes, type Seen } from './seen.js';

class ChosenChanges {
  @AreLines(10) changes: string[];
}

interface Named {
  readonly consultationId: string;
  readonly title: string;
}

interface State {
  readonly seen: Seen;
  readonly commandId: string;
  readonly raw: Raw;
  readonly mistakes?: readonly Mistake[];
  readonly blocks?: readonly Block[];
}

/** Offers what an item of GOV.UK shows and the log does not know, all of it ticked; or says that there is nothing. */
export function offerChanges(known: KnownConsultation, item: GovukConsultation, first?: string): Drawn {
  const proposals = offered(differences(known, item));
  const said: Block[] = first === undefined ? [] : [{ kind: 'inset', text: first }];
  if (proposals.length === 0) return nothingChanged(known.facts, item, said);
  return drawChanges(known.facts, {
    seen: { proposals, leftOut: item.leftOut },
    commandId: newId(),
    raw: { changes: proposals.map((_, index) => String(index)) },
    blocks: said,
  });
}

/** The page on which changes are chosen. */
export function drawChanges(consultation: Named, { seen, commandId, raw, mistakes = [], blocks = [] }: State): Drawn {
  const drawing = {
    action: `${hrefOf('consultation', consultation.consultationId)}/check-govuk/record`,
    hidden: { commandId, seen: JSON.stringify(seen) },
    raw,
    mistakes,
    blocks: [...blocks, ...leftOutBlocks(seen.leftOut)],
  };
  return new Drawn((site) => drawForm(changesForm(consultation, seen), drawing, site), mistakes.length > 0 ? 400 : 200);
}

const around = ({ consultationId, title }: Named) => ({
  caption: title,
  section: consultations.path,
  back: { text: 'Back to the consultation', href: hrefOf('consultation', consultationId) },
});

const changesForm = (consultation: Named, { proposals }: Seen): Form => ({
  ...around(consultation),
  title: 'Changes on GOV.UK',
  intro: 'GOV.UK shows this, and the tracker does not know it yet. Untick what should not be recorded.',
  fields: [
    {
      kind: 'choices',
      name: 'changes',
      label: 'Record these changes',
      noun: 'change',
      options: boxes(proposals),
    },
  ],
  submit: 'Record changes',
  shape: ChosenChanges,
});

function nothingChanged(consultation: Named, { updatedOn, leftOut }: GovukConsultation, said: readonly Block[]): Drawn {
  const updated = updatedOn ? ` The page was last updated on ${dateInWords(updatedOn)}.` : '';
  return page({
    ...around(consultation),
    title: 'Nothing has changed',
    blocks: [
      ...said,
      { kind: 'prose', text: `The tracker knows all that GOV.UK shows about this consultation.${updated}` },
      ...leftOutBlocks(leftOut),
      {
        kind: 'links',
        links: [{ text: 'Go to the consultation', href: hrefOf('consultation', consultation.consultationId) }],
      },
    ],
  });
}

/** What could not be taken over from an item. */
export const leftOutBlocks = (leftOut: readonly string[]): Block[] =>
  leftOut.length > 0 ? [{ kind: 'inset', text: leftOut.join(' ') }] : [];
