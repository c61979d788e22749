import { registerEnumType } from '@nestjs/graphql';
import { purposes } from './purpose.js';

export const PurposeEnum = Object.fromEntries(purposes.map((purpose) => [purpose, purpose]));
registerEnumType(PurposeEnum, {
  name: 'Purpose',
  description: 'For what somebody’s data are used: a closed list.',
});
