import { toString as qrSvg } from 'qrcode';
import { addressOfSecret } from '#accounts';
import type { Block } from '#govuk-pages';

/** The secret as a picture for an app to read, and as text to be typed. */
export async function secretShown(secret: string, label: string): Promise<Block[]> {
  const svg = await qrSvg(addressOfSecret(secret, label), { type: 'svg', margin: 2, width: 200 });
  return [
    {
      kind: 'markup',
      heading: 'Scan this with the app',
      html: `<div class="picture-code" role="img" aria-label="The key of the second step, as a picture for an app">${svg}</div>`,
    },
    {
      kind: 'facts',
      rows: [{ label: 'Or type this key', value: secret.replaceAll(/(.{4})(?=.)/g, '$1 ') }],
    },
  ];
}

/** Recovery codes, shown once. */
export const recoveryCodesShown = (codes: readonly string[], next: string): Block[] => [
  {
    kind: 'warning',
    text: 'Print these recovery codes or keep them in a password manager: they are shown only now. Each lets you in once when you have lost your phone.',
  },
  { kind: 'facts', rows: codes.map((code, index) => ({ label: `Code ${index + 1}`, value: code })) },
  { kind: 'links', links: [{ text: 'I have kept them: go on', href: `/sign-in?to=${encodeURIComponent(next)}` }] },
];
