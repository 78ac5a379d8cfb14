import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Audit } from '#audit';
import { isAmong, NotAllowed, whoMay } from '#access';
import '../accounts/identity.js';
import { wishAt } from './wish-routes.js';

/** The address without what is asked after `?`. */
export const pathOf = ({ url }: Pick<FastifyRequest, 'url'>): string => url.split('?')[0] ?? url;

/** Lets a request through when the table of access says so. A route that the table does not name is refused. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly audit: Audit) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const route = request.routeOptions.url ?? '';
    const who = whoMay(request.method, route, wishAt(request.method, route));
    const asking = request.identified?.viewer;
    if (!isAmong(who, asking ?? { roles: [] })) {
      this.audit.record({
        deed: 'refused',
        ...(asking && { personId: asking.personId }),
        about: `${request.method} ${pathOf(request)}`,
      });
      throw new NotAllowed(who);
    }
    return true;
  }
}
