import { Inject, Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { linkSecretOf, type TrackerConfig } from '#configuration';
import { EventStore } from '#event-store';
import type { ClaimRow } from '#registers';
import { CONFIG } from '../../config.js';
import { linkSecret } from './link-secret.js';
import { readLink, signedLink, type OutsideLink } from './outside-link.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Makes the links by which somebody outside says whether a claim is so, and says what became of one. */
@Injectable()
export class OutsideLinks {
  constructor(
    @Inject(CONFIG) private readonly config: TrackerConfig,
    private readonly events: EventStore,
  ) {}

  /** A link that is open for some days. Nothing is recorded until somebody answers by it. */
  make(claimId: string, days: number, now: string): OutsideLink & { readonly token: string } {
    const expiresAt = new Date(Date.parse(now) + days * DAY_MS).toISOString();
    const link = { linkId: newId(), claimId, expiresAt };
    return { ...link, token: signedLink(link, this.secret) };
  }

  /** What a link says; undefined when it is forged. */
  read(token: string): OutsideLink | undefined {
    return readLink(token, this.secret);
  }

  /** When somebody answered by a link; undefined while nobody has. @throws StoreUnavailable */
  async usedAt({ linkId, claimId }: OutsideLink): Promise<string | undefined> {
    const history = await this.events.read(`claim-${claimId}`);
    return history.find(({ metadata }) => metadata.$causationId === linkId)?.metadata.recordedAt;
  }

  private get secret(): Buffer {
    return linkSecret(linkSecretOf(this.config));
  }
}

/** Why a claim may not be shown to somebody outside, in a sentence; undefined when it may. `today` is a date. */
export function whyNotOutside({ state, handling }: ClaimRow, today: string): string | undefined {
  if (state === 'withdrawn') return 'The claim was withdrawn.';
  if (handling?.marking === 'official-sensitive')
    return 'What it is about is official-sensitive, so it is shown to nobody by a link. Ask by a way that is fit for it, and record what was said.';
  if (handling?.embargoUntil !== undefined && handling.embargoUntil > today)
    return 'What it is about is under embargo, so it is shown to nobody outside until that ends.';
  return undefined;
}
