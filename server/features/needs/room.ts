import {
  NeedBoardResolver,
  NeedSettingsResolver,
  NeedSuggestionResolver,
  QueueNeedsResolver,
} from './board.resolver';
import { needLaws } from './laws';
import { Need } from './need.entity';
import { NeedSettings } from './need-settings.entity';
import { NeedVisit } from './need-visit.entity';
import { NeedResolver, NeedVisitResolver } from './needs.resolver';
import { needsPersonal } from './personal';

/** What the needs bring to the house. */
export const needsRoom = {
  entities: [Need, NeedVisit, NeedSettings],
  resolvers: [
    NeedResolver,
    NeedVisitResolver,
    NeedBoardResolver,
    NeedSettingsResolver,
    NeedSuggestionResolver,
    QueueNeedsResolver,
  ],
  laws: needLaws,
  personal: needsPersonal,
} as const;
