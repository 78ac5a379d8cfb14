import { dateInWords, labelOf, timelineSvg, type Block, type Cell } from '#govuk-pages';
import { PolicyTimeline, type Timeline } from '#registers';
import { hrefOf } from '../registers/hrefs.js';
import type { About } from '../wishes/wish.js';

/** A policy as one picture, and as a table that says the same. */
export async function timelineOf({ id, now, ask }: About, title: string): Promise<Block[]> {
  const timeline = await ask(new PolicyTimeline(id, now));
  if (!timeline) return [];
  return [
    {
      kind: 'markup',
      heading: 'Timeline',
      html: `<div class="chart" tabindex="0" role="region" aria-label="Timeline">${pictureOf(timeline, title)}</div>`,
    },
    { kind: 'folded', summary: 'The timeline as a table', blocks: [tableOf(timeline)] },
  ];
}

const ended = (until: string | null) => (until === null ? {} : { to: until });

const pictureOf = (timeline: Timeline, title: string): string =>
  timelineSvg({
    id: 'timeline',
    title: `Timeline of ${title}`,
    from: timeline.from,
    to: timeline.to,
    stages: timeline.stages.map(({ stage, band, from, until }) => ({
      label: labelOf(stage),
      band,
      from,
      ...ended(until),
    })),
    consultations: timeline.consultations.map(({ consultationId, title, from, until }) => ({
      label: title,
      from,
      ...ended(until),
      href: hrefOf('consultation', consultationId),
    })),
    contacts: timeline.marks.map(({ kind, id, title, on }) => ({ kind, label: title, on, href: hrefOf(kind, id) })),
    asks: timeline.asks.map(({ askId, statement, from, until, answer }) => ({
      label: statement,
      raisedOn: from,
      ...(until !== null && { answeredOn: until }),
      ...(answer !== null && { answer: labelOf(answer) }),
      href: hrefOf('ask', askId),
    })),
    decisions: timeline.decisions.map(({ decisionId, title, on }) => ({
      label: title,
      on,
      href: hrefOf('decision', decisionId),
    })),
  });

interface Moment {
  readonly on: string;
  readonly cells: readonly Cell[];
}

const inWords = (date: string | null) => (date === null ? undefined : dateInWords(date));

/** Everything that the picture shows, in order of its date. */
function tableOf(timeline: Timeline): Block {
  const moments: Moment[] = [
    ...timeline.stages.map(({ stage, from, until: to }) => ({
      on: from,
      cells: ['Stage', labelOf(stage), inWords(to)],
    })),
    ...timeline.consultations.map(({ consultationId, title, from, until: to }) => ({
      on: from,
      cells: ['Consultation', { text: title, href: hrefOf('consultation', consultationId) }, inWords(to)],
    })),
    ...timeline.marks.map(({ kind, id, title, on }) => ({
      on,
      cells: [labelOf(kind), { text: title, href: hrefOf(kind, id) }, undefined],
    })),
    ...timeline.asks.map(({ askId, statement, from, until: to }) => ({
      on: from,
      cells: ['Ask first raised', { text: statement, href: hrefOf('ask', askId) }, inWords(to)],
    })),
    ...timeline.decisions.map(({ decisionId, title, on }) => ({
      on,
      cells: ['Decision', { text: title, href: hrefOf('decision', decisionId) }, undefined],
    })),
  ];
  return {
    kind: 'table',
    caption: 'The timeline, in order of date',
    columns: [{ label: 'From' }, { label: 'What' }, { label: 'Which' }, { label: 'Until' }],
    rows: moments.sort((a, b) => a.on.localeCompare(b.on)).map(({ on, cells }) => [dateInWords(on), ...cells]),
    empty: 'Nothing has happened yet.',
  };
}
