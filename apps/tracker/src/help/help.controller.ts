import { Controller, Get } from '@nestjs/common';
import { accessPage } from '../access/access-page.js';
import { page, type Drawn } from '../web/answer.js';
import { accessibilityStatement } from './accessibility.js';
import { glossary } from './glossary.js';

/** Words that explain the service itself. */
@Controller()
export class HelpController {
  @Get('help')
  help(): Drawn {
    return page({
      title: 'Help',
      lead: 'What the words of the tracker mean.',
      blocks: [
        ...glossary,
        {
          kind: 'links',
          heading: 'Who may do what',
          links: [
            { text: 'What each role may do and see', href: '/help/who-may-do-what' },
            { text: 'Your account: password, second step, where you are signed in', href: '/account' },
            { text: 'What is kept, and for how long', href: '/retention' },
          ],
        },
      ],
    });
  }

  @Get('help/who-may-do-what')
  access(): Drawn {
    return page(accessPage());
  }

  @Get('accessibility')
  accessibility(): Drawn {
    return page({ title: 'Accessibility statement', blocks: accessibilityStatement });
  }
}
