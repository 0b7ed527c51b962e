// A secret vote about somebody: whom it is about is known to those who vote on it, and figures beside names to nobody.
import { grouped, loader } from '#server/core/loader';
import type { ActorContext } from '#server/features/people/actor';
import { maskName } from '#server/features/people/mask';
import { Answer, type Motion, MotionOption } from './motion.entity';
import { can } from './policy';
import { concernedIn, optionsOfMotion } from './queries';
import { placeOfMeeting } from './sight';

interface Key {
  id: string;
}

/** The motions, by `motion/person`, that are about the person, the own home or kin. */
const standsAside = loader<boolean>(async (reader, keys) => {
  const rows = await reader.rows<Key>(
    `select k.id from unnest($1::text[]) k (id)
     where motion_recuses(split_part(k.id, '/', 1)::uuid, split_part(k.id, '/', 2)::uuid)`,
    [keys],
  );
  return grouped(keys, rows, ({ id }) => id).map((found) => found.length > 0);
});

async function isAboutSomebody(ctx: ActorContext, motion: Motion): Promise<boolean> {
  return motion.secret && (await concernedIn(ctx).load(motion.id)).length > 0;
}

/** May the viewer know whom a motion is about? */
export async function knowsWhom(ctx: ActorContext, motion: Motion): Promise<boolean> {
  if (!(await isAboutSomebody(ctx, motion))) return true;
  const { actor } = ctx;
  if (!actor || !can.attend(actor, await placeOfMeeting(ctx, motion.meetingId))) return false;
  return !(await standsAside(ctx).load(`${motion.id}/${actor.residentId}`));
}

/** The words of a motion, as far as the viewer may read names in them. */
export async function textFor(ctx: ActorContext, motion: Motion): Promise<string> {
  if (await knowsWhom(ctx, motion)) return motion.text;
  const names = (await concernedIn(ctx).load(motion.id)).map(({ name }) => name);
  return names
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, name) => text.replaceAll(name, maskName(name)), motion.text);
}

/** What a ballot may name. Of choices among people only those hear who vote on them. */
export async function optionsFor(ctx: ActorContext, motion: Motion): Promise<MotionOption[]> {
  const options = await optionsOfMotion(ctx).load(motion.id);
  if (!(await isAboutSomebody(ctx, motion))) return options;
  const knows = await knowsWhom(ctx, motion);
  return options
    .filter(({ answer }) => knows || answer !== Answer.CHOICE)
    .map((option) => Object.assign(new MotionOption(), option, { votes: null }));
}
