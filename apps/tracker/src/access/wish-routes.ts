const wishes = new Map<string, string>();

/** Notes that an address (as the router has it) is the form or the call of a wish: the table says who may have it. */
export function noteWish(methods: readonly string[], route: string, command: string): void {
  for (const method of methods) wishes.set(`${method} ${route}`, command);
}

/** The command of the wish whose form or call an address is. */
export const wishAt = (method: string, route: string): string | undefined =>
  wishes.get(`${method === 'HEAD' ? 'GET' : method} ${route}`);
