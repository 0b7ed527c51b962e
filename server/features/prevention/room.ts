import { PreventionActivity } from './activity.entity';
import { preventionLaws } from './laws';
import { PreventionMaterial, PreventionVersion } from './material.entity';
import { PreventionMaterialResolver } from './material.resolver';
import { preventionPersonal } from './personal';
import { PreventionPledge, PreventionSettings } from './pledge.entity';
import {
  PreventionActivityResolver,
  PreventionBoardResolver,
  PreventionPledgeResolver,
  QueuePreventionResolver,
} from './prevention.resolver';

/** What the prevention of drugs and gambling brings to the house. */
export const preventionRoom = {
  entities: [PreventionActivity, PreventionMaterial, PreventionVersion, PreventionPledge, PreventionSettings],
  resolvers: [
    PreventionActivityResolver,
    PreventionBoardResolver,
    PreventionPledgeResolver,
    PreventionMaterialResolver,
    QueuePreventionResolver,
  ],
  laws: preventionLaws,
  personal: preventionPersonal,
} as const;
