import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { StoredEvent } from '#event-store';
import type { Outlet } from '../outlet.js';
import { eventMessage } from './messages.js';
import type { Streams } from './streams.js';
import type { IdForm } from './uuids.js';

const LINK = '$>';

/** Tells events to one reader, in the form it asked for. */
export class Teller {
  private readonly ids: IdForm;
  private readonly followLinks: boolean;

  constructor(
    readonly known: Streams,
    readonly out: Outlet<streams.ReadResp>,
    options: streams.ReadReq.Options,
  ) {
    this.ids = options.getUuidOption()?.hasString() ? 'text' : 'bits';
    this.followLinks = options.getResolveLinks();
  }

  /** A link is told together with the event it points at, if that was asked for and is still in sight. */
  tell(event: StoredEvent): Promise<void> {
    if (!this.followLinks || event.type !== LINK) return this.out.write(eventMessage(event, this.ids));
    return this.out.write(eventMessage(this.target(event), this.ids, event));
  }

  /** A link's data says `<revision>@<stream>`. */
  private target({ data }: StoredEvent): StoredEvent | undefined {
    const [, digits, stream] = /^(\d+)@(.+)$/s.exec(data.toString('utf8')) ?? [];
    if (!digits || !stream) return undefined;
    const { tombstoned, first, last } = this.known.standing(stream);
    const revision = Number(digits);
    if (tombstoned || revision < first || revision > last) return undefined;
    return this.known.log.readStream(stream, { from: revision, limit: 1 })[0];
  }
}
