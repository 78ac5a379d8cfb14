import { Controller, Get } from '@nestjs/common';
import { page, type Drawn } from '../web/answer.js';
import { accessibilityStatement } from './accessibility.js';
import { glossary } from './glossary.js';

/** Words that explain the service itself. */
@Controller()
export class HelpController {
  @Get('help')
  help(): Drawn {
    return page({ title: 'Help', lead: 'What the words of the tracker mean.', blocks: glossary });
  }

  @Get('accessibility')
  accessibility(): Drawn {
    return page({ title: 'Accessibility statement', blocks: accessibilityStatement });
  }
}
