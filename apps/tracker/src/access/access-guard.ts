import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isAmong, NotAllowed, whoMay } from '#access';
import { workingAs } from '../web/working-as.js';
import { wishAt } from './wish-routes.js';

/** Lets a request through when the table of access says so. A route that the table does not name is refused. */
@Injectable()
export class AccessGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const route = request.routeOptions.url ?? '';
    const who = whoMay(request.method, route, wishAt(request.method, route));
    if (!isAmong(who, workingAs(request))) throw new NotAllowed(who);
    return true;
  }
}
