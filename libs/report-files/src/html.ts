import type { DataTable } from '#findings';
import { plainText } from '#govuk-pages';
import type { Paper, ReportFile, Section } from './paper.js';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (letter) => ESCAPES[letter]!);

const STYLE = `body{max-width:60rem;margin:0 auto;padding:0 1rem 2rem;font:1rem/1.5 Arial,Helvetica,sans-serif;color:#0b0c0c}
.marking{text-align:center;font-weight:bold}table{width:100%;margin:1rem 0;border-collapse:collapse}
th,td{padding:.4rem .6rem .4rem 0;border-bottom:1px solid #b1b4b6;text-align:left;vertical-align:top}
caption{text-align:left;font-weight:bold}.number{text-align:right}dl{display:grid;grid-template-columns:12rem 1fr}
dt{font-weight:bold}dd{margin:0}svg{width:100%;height:auto;overflow:visible}.chart{overflow-x:auto}section{break-inside:avoid}`;

function tableOf({ caption, columns, rows, empty }: DataTable): string {
  if (rows.length === 0) return `<p>${escaped(empty)}</p>`;
  const right = (column: number) => (columns[column]?.numeric ? ' class="number"' : '');
  const head = columns.map(({ label }, n) => `<th scope="col"${right(n)}>${escaped(label)}</th>`).join('');
  const body = rows.map((row) => {
    const cells = row.map(({ shown }, n) => {
      const words = escaped(plainText(shown));
      return n === 0 ? `<th scope="row">${words}</th>` : `<td${right(n)}>${words}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<div class="chart" tabindex="0" role="region" aria-label="${escaped(caption)}"><table><caption>${escaped(caption)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>${body.join('\n')}</tbody></table></div>`;
}

const sectionOf = ({ id, heading, text, table, chart }: Section): string =>
  [
    `<section id="${id}"><h2>${escaped(heading)}</h2>`,
    ...(text ?? '')
      .split(/\n{2,}/)
      .filter(Boolean)
      .map((paragraph) => `<p>${escaped(paragraph)}</p>`),
    chart && table && table.rows.length > 0 ? `<div>${chart}</div>` : '',
    table ? tableOf(table) : '',
    '</section>',
  ]
    .filter(Boolean)
    .join('\n');

/** A report as one web page that needs nothing else. */
export function htmlOf({ title, marking, facts, lead, sections }: Paper): ReportFile {
  const page = `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><p class="marking">${escaped(marking)}</p>
<main><h1>${escaped(title)}</h1>
<p>${escaped(lead)}</p>
<dl>${facts.map(({ label, value }) => `<dt>${escaped(label)}</dt><dd>${escaped(value)}</dd>`).join('\n')}</dl>
${sections.map(sectionOf).join('\n')}
</main><p class="marking">${escaped(marking)}</p></body></html>
`;
  return { mediaType: 'text/html; charset=utf-8', content: Buffer.from(page) };
}
