import { IsIds, IsLocalDate, IsLine, IsOneOf, IsWebAddress, IsText, Optional } from './shapes.js';

export const MARKINGS = ['official', 'official-sensitive'] as const;

/** How an item is to be handled. Absent means official. Anything above OFFICIAL is refused. */
export class Handling {
  @IsOneOf(MARKINGS) marking: (typeof MARKINGS)[number];
  @Optional() @IsText(2000) instruction?: string;
  @Optional() @IsLine() originator?: string;
  @Optional() @IsLocalDate() embargoUntil?: string;
  /** the people who may see it, beside the secretariat; absent: as its marking says */
  @Optional() @IsIds() needToKnow?: string[];
}

/** How an item is handled when nothing is said. */
export const OFFICIAL: Handling = { marking: 'official' };

/** Where something can be read: a title, an address, the words relied on. */
export class Reference {
  @IsLine() title: string;
  @Optional() @IsWebAddress() url?: string;
  @Optional() @IsText() quotation?: string;
}
