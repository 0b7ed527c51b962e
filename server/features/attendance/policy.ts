import { can as activitiesCan } from '#server/features/activities/policy';
import { type Actor, postOver } from '#server/features/people/actor';
import { type Belongs, can as tasksCan } from '#server/features/tasks/policy';

type Path = readonly string[];

export const can = {
  /** Whoever organises a task marks who came: its poster's offices, and the leader of its team. */
  mark: (actor: Actor, belongs: Belongs): boolean => tasksCan.post(actor, belongs),

  /** Closing makes activity records: those of them who may take rolls. */
  close: (actor: Actor, belongs: Belongs, village: Path): boolean =>
    can.mark(actor, belongs) && activitiesCan.file(actor, village),

  /** A village's numbers are the clerk's and the secretary's word. */
  settle: (actor: Actor, village: Path): boolean =>
    postOver(actor, ['VILLAGE_CLERK', 'VILLAGE_SECRETARY'], village) !== null,
} as const;
