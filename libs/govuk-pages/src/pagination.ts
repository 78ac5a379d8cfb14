/** What the design system's pagination shows: the first, the last, and those around the current page. */
export function paginationOf(
  { page, pageCount }: { readonly page: number; readonly pageCount: number },
  address: (page: number) => string,
): object {
  const near = [1, page - 1, page, page + 1, pageCount].filter((number) => number >= 1 && number <= pageCount);
  const shown = [...new Set(near)].sort((a, b) => a - b);
  return {
    ...(page > 1 && { previous: { href: address(page - 1) } }),
    ...(page < pageCount && { next: { href: address(page + 1) } }),
    items: shown.flatMap((number, index) => [
      ...(index > 0 && number - (shown[index - 1] ?? 0) > 1 ? [{ ellipsis: true }] : []),
      { number, href: address(number), current: number === page },
    ]),
  };
}
