import shared from '@eventstore/db-client/generated/shared_pb.js';
import { BadRequest } from '../errors.js';

/** How the reader wants ids: as text, or as two 64-bit numbers. */
export type IdForm = 'text' | 'bits';

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** @throws BadRequest when it is none, or missing */
export function uuidOf(message: shared.UUID | undefined): string {
  const bits = message?.getStructured();
  const id = bits ? fromBits(bits) : (message?.getString() ?? '').toLowerCase();
  if (!FORM.test(id)) throw new BadRequest(`'${id}' is not a UUID`);
  return id;
}

export function uuidMessage(id: string, form: IdForm): shared.UUID {
  if (form === 'text') return new shared.UUID().setString(id);
  const hex = id.replaceAll('-', '');
  return new shared.UUID().setStructured(
    new shared.UUID.Structured()
      .setMostSignificantBits(signed(hex.slice(0, 16)))
      .setLeastSignificantBits(signed(hex.slice(16))),
  );
}

function fromBits(bits: shared.UUID.Structured): string {
  const hex = unsigned(bits.getMostSignificantBits()) + unsigned(bits.getLeastSignificantBits());
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const unsigned = (decimal: string) => BigInt.asUintN(64, BigInt(decimal)).toString(16).padStart(16, '0');
const signed = (hex: string) => BigInt.asIntN(64, BigInt(`0x${hex}`)).toString();
