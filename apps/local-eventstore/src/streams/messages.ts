import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { TOMBSTONE, type RawEvent, type StoredEvent } from '#event-store';
import { BadRequest } from '../errors.js';
import { uuidMessage, uuidOf, type IdForm } from './uuids.js';

const { ReadResp } = streams;
const { ReadEvent } = ReadResp;

/** The revision of a tombstone: nothing can come after it. */
const LAST_POSSIBLE_REVISION = (2n ** 63n - 1n).toString();
const JSON_TYPE = 'application/json';

/** An instant in units of 100 ns since 1970, from one in milliseconds. */
export const ticks = (milliseconds: number): string => `${milliseconds}0000`;

export const nameOf = (identifier: shared.StreamIdentifier | undefined): string => {
  const name = Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
  if (!name) throw new BadRequest('The name of the stream is missing');
  return name;
};

export const identifierOf = (stream: string): shared.StreamIdentifier =>
  new shared.StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8'));

/** An event for a reader; with the link that led to it, when one did and was to be followed. */
export function eventMessage(event: StoredEvent | undefined, ids: IdForm, link?: StoredEvent): streams.ReadResp {
  const place = (link ?? event)!.position;
  const message = new ReadEvent().setCommitPosition(String(place));
  if (event) message.setEvent(recorded(event, ids, place));
  if (link) message.setLink(recorded(link, ids, place));
  return new ReadResp().setEvent(message);
}

function recorded(event: StoredEvent, ids: IdForm, position: number) {
  const message = new ReadEvent.RecordedEvent()
    .setId(uuidMessage(event.id, ids))
    .setStreamIdentifier(identifierOf(event.stream))
    .setStreamRevision(event.type === TOMBSTONE ? LAST_POSSIBLE_REVISION : String(event.revision))
    .setPreparePosition(String(position))
    .setCommitPosition(String(position))
    .setCustomMetadata(event.metadata)
    .setData(event.data);
  message
    .getMetadataMap()
    .set('type', event.type)
    .set('content-type', event.contentType)
    .set('created', ticks(event.created));
  return message;
}

export const confirmation = (id: string): streams.ReadResp =>
  new ReadResp().setConfirmation(new ReadResp.SubscriptionConfirmation().setSubscriptionId(id));

export const checkpoint = (position: number): streams.ReadResp =>
  new ReadResp().setCheckpoint(
    new ReadResp.Checkpoint().setCommitPosition(String(position)).setPreparePosition(String(position)),
  );

export const caughtUp = (): streams.ReadResp => new ReadResp().setCaughtUp(new ReadResp.CaughtUp());

export const fellBehind = (): streams.ReadResp => new ReadResp().setFellBehind(new ReadResp.FellBehind());

export const streamNotFound = (stream: string): streams.ReadResp =>
  new ReadResp().setStreamNotFound(new ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(stream)));

export const firstRevision = (revision: number): streams.ReadResp =>
  new ReadResp().setFirstStreamPosition(String(revision));

export const lastRevision = (revision: number): streams.ReadResp =>
  new ReadResp().setLastStreamPosition(String(revision));

/** An event on its way into the log, in bytes. */
export type Proposal = RawEvent & { readonly data: Uint8Array; readonly metadata: Uint8Array };

/**
 * An event as a client proposes it.
 * @throws BadRequest when its id is no UUID, or its type or content type is missing
 */
export function proposed(
  message: streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage,
): Proposal {
  const said = message.getMetadataMap();
  return {
    id: uuidOf(message.getId()),
    type: required(said.get('type'), 'type'),
    contentType:
      required(said.get('content-type'), 'content-type') === JSON_TYPE ? JSON_TYPE : 'application/octet-stream',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** How much of the maximum append size an event takes, as EventStoreDB reckons it. */
export const sizeOf = ({ type, data, metadata }: Proposal): number => 2 * type.length + data.length + metadata.length;

function required(value: string | undefined, property: string): string {
  if (value) return value;
  const trailers = {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  };
  throw new BadRequest(`Required Metadata Property '${property}' is missing`, trailers);
}
