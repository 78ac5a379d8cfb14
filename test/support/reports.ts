const KINDS = ['html', 'docx', 'xlsx'] as const;

/** Asks until what is being made is there: until then the answer says how far it is. */
export async function patiently(url: string): Promise<Response> {
  for (;;) {
    const answer = await fetch(url);
    if (answer.status !== 503) return answer;
    if (answer.headers.get('retry-after') === null) throw new Error(`${url}: ${await answer.text()}`);
  }
}

/** The files of a report as they come over the wire, each by its kind. */
export async function filesOf(url: string, reportId: string): Promise<Record<(typeof KINDS)[number], Buffer>> {
  const file = async (kind: string) => {
    const answer = await patiently(`${url}/api/reports/${reportId}/files/${kind}`);
    if (answer.status !== 200) throw new Error(`${kind} answered ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  };
  return { html: await file('html'), docx: await file('docx'), xlsx: await file('xlsx') };
}
