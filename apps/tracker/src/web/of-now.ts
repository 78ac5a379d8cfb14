import { NotFoundException } from '@nestjs/common';

/** A page on which something can be changed is of now. @throws NotFoundException when its address asks for an earlier moment */
export function mustBeOfNow(asOf: unknown): void {
  if (asOf !== undefined)
    throw new NotFoundException('What was known at an earlier moment cannot be changed: open the page as it is now.');
}
