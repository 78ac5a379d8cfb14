import { Injectable } from '@nestjs/common';
import { isAmong, whoMay, type Somebody } from '#access';
import { wishAt } from './wish-routes.js';

/** A route of the service. */
export interface Route {
  readonly method: string;
  /** as the router has it: `/policies/:id` */
  readonly url: string;
}

/** A route taken apart. */
interface Taken {
  readonly route: Route;
  readonly parts: readonly string[];
}

/** All routes that there are: told by the router while the service starts. */
@Injectable()
export class Routes {
  readonly all: Route[] = [];
  /** a page asks for each of its links: by method and number of parts, what is written out before what is open */
  private readonly alike = new Map<string, Taken[]>();
  private sorted = 0;

  /** The route that an address leads to; nothing when it leads nowhere. */
  private routeOf(method: string, path: string): Route | undefined {
    for (; this.sorted < this.all.length; this.sorted++) this.sort(this.all[this.sorted]!);
    const parts = path.split('/');
    return this.alike.get(`${method} ${parts.length}`)?.find(({ parts: route }) => fits(route, parts))?.route;
  }

  private sort(route: Route) {
    const parts = route.url.split('/');
    const kind = `${route.method} ${parts.length}`;
    const before = this.alike.get(kind) ?? [];
    this.alike.set(
      kind,
      [...before, { route, parts }].toSorted((a, b) => openParts(a) - openParts(b)),
    );
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

const openParts = ({ parts }: Taken) => parts.filter((part) => part.startsWith(':')).length;
