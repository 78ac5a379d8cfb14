import { Module } from '@nestjs/common';
import { engagementHandlers } from '#engagements';
import { itemPages } from '../registers/item-pages.js';
import { registerPages } from '../registers/register-pages.js';
import { wishApi } from '../wishes/wish-api.js';
import { wishPages } from '../wishes/wish-pages.js';
import { engagementPage } from './engagement-page.js';
import { engagementRegister } from './engagement-register.js';
import { engagementWishes } from './engagement-wishes.js';
import { engagements } from './engagements.js';

@Module({
  controllers: [
    ...engagementWishes.flatMap((wish) => [wishPages(engagements, wish), wishApi(engagements, wish)]),
    ...registerPages(engagementRegister),
    ...itemPages(engagementPage),
  ],
  providers: engagementHandlers,
})
export class EngagementsModule {}
