import type { Tx } from '#server/core/database';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import { Resident } from '#server/features/people/resident.entity';
import { MemberMove, type TeamMember } from './team-member.entity';
import type { Team } from './team.entity';

const answers: Readonly<Partial<Record<MemberMove, MessageKind>>> = {
  ACCEPT: MessageKind.JOIN_ACCEPTED,
  REFUSE: MessageKind.JOIN_REFUSED,
  REMOVE: MessageKind.TEAM_LEFT,
};

/** Tells the leader, where a team has one, that somebody asks to join. */
export async function tellAsked(
  tx: Tx,
  team: Team,
  member: Pick<TeamMember, 'id' | 'residentId'>,
): Promise<void> {
  if (!team.leaderId || team.leaderId === member.residentId) return;
  const asker = await tx.one(Resident, { id: member.residentId });
  await tell(tx, [
    {
      residentId: team.leaderId,
      kind: MessageKind.JOIN_ASKED,
      params: { team: team.name, person: asker?.name ?? '' },
      link: `/teams/${team.id}`,
      key: `member ${member.id} ASKED`,
    },
  ]);
}

/** Tells a person what others decided about the place in a team; the own steps need no message. */
export async function tellMember(
  tx: Tx,
  team: Team,
  member: Pick<TeamMember, 'id' | 'residentId'>,
  move: MemberMove,
  reason: string,
): Promise<void> {
  const kind = answers[move];
  if (!kind) return;
  await tell(tx, [
    {
      residentId: member.residentId,
      kind,
      params: { team: team.name, ...(reason ? { reason } : {}) },
      link: `/teams/${team.id}`,
      key: `member ${member.id} ${move}`,
    },
  ]);
}
