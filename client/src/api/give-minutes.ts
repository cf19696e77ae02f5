import type { giveMinutesContract } from '../../../shared/contracts/give-minutes';
import { command } from './client';

export const giveMinutes = command<typeof giveMinutesContract>('person', 'give-minutes');
