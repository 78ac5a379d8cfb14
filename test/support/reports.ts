import { signedInFetch } from './sign-in.js';

const KINDS = ['html', 'docx', 'xlsx'] as const;

/** The files of a report as they come over the wire, each by its kind. */
export async function filesOf(url: string, reportId: string): Promise<Record<(typeof KINDS)[number], Buffer>> {
  const file = async (kind: string) => {
    const answer = await signedInFetch(`${url}/api/reports/${reportId}/files/${kind}`);
    if (answer.status !== 200) throw new Error(`${kind} answered ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  };
  return { html: await file('html'), docx: await file('docx'), xlsx: await file('xlsx') };
}
