import { Injectable } from '@nestjs/common';
import { isAmong, whoMay, type Somebody } from '#access';
import { wishAt } from './wish-routes.js';

/** A route of the service. */
export interface Route {
  readonly method: string;
  /** as the router has it: `/policies/:id` */
  readonly url: string;
}

/** All routes that there are: told by the router while the service starts. */
@Injectable()
export class Routes {
  readonly all: Route[] = [];

  /** The route that an address leads to; nothing when it leads nowhere. What is written out goes before what is open. */
  private routeOf(method: string, path: string): Route | undefined {
    const parts = path.split('/');
    return this.all
      .filter((route) => route.method === method && fits(route.url.split('/'), parts))
      .toSorted((a, b) => openParts(a) - openParts(b))[0];
  }

  /** Whether a link or a button would let somebody through. Addresses outside the service always do. */
  may(somebody: Somebody, href: string, method = 'GET'): boolean {
    if (!href.startsWith('/') || href.startsWith('/assets/')) return true;
    const route = this.routeOf(method, href.split(/[?#]/)[0] ?? href);
    return route === undefined || isAmong(whoMay(method, route.url, wishAt(method, route.url)), somebody);
  }

  /** Whether an address is that of a form: what can be sent there changes something. */
  isForm(href: string): boolean {
    const route = this.routeOf('GET', href.split(/[?#]/)[0] ?? href);
    return route !== undefined && this.all.some(({ method, url }) => method === 'POST' && url === route.url);
  }
}

const fits = (route: readonly string[], parts: readonly string[]): boolean =>
  route.length === parts.length && route.every((part, at) => part.startsWith(':') || part === parts[at]);

const openParts = ({ url }: Route) => url.split(':').length;
