import { ExpiryLineResolver, SeasonCloseResolver, SeasonUndoResolver } from './close.resolver';
import { seasonLaws } from './laws';
import { ExpiredLotResolver, LineExpiryResolver, StatementExpiryResolver } from './line-expiry';
import { HouseholdLotsResolver } from './neighbours.resolver';
import { QueueSeasonsResolver } from './queue-seasons';
import { SeasonClose } from './season-close.entity';
import { SeasonSettings } from './season-settings.entity';
import { SeasonUndo } from './season-undo.entity';
import { SeasonBookResolver, SeasonSettingsResolver } from './seasons.resolver';

/** What the seasons bring to the house. */
export const seasonsRoom = {
  entities: [SeasonSettings, SeasonClose, SeasonUndo],
  resolvers: [
    SeasonBookResolver,
    SeasonSettingsResolver,
    SeasonCloseResolver,
    SeasonUndoResolver,
    ExpiryLineResolver,
    HouseholdLotsResolver,
    StatementExpiryResolver,
    LineExpiryResolver,
    ExpiredLotResolver,
    QueueSeasonsResolver,
  ],
  laws: seasonLaws,
} as const;
