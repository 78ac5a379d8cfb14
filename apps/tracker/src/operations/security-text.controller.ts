import { Controller, Get, Header, Inject, NotFoundException } from '@nestjs/common';
import type { TrackerConfig } from '#configuration';
import { CONFIG } from '../config.js';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** Where to tell of a weakness (RFC 9116). */
@Controller('.well-known/security.txt')
export class SecurityTextController {
  constructor(@Inject(CONFIG) private readonly config: TrackerConfig) {}

  @Get()
  @Header('content-type', 'text/plain; charset=utf-8')
  show(): string {
    if (!this.config.securityContact)
      throw new NotFoundException('Whoever runs this tracker has not said where to tell of a weakness.');
    const expires = new Date(Date.now() + YEAR_MS).toISOString();
    return `Contact: ${this.config.securityContact}\nExpires: ${expires}\nPreferred-Languages: en\n`;
  }
}
