import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ActorContext } from '#server/features/people/actor';
import { CertificateNotice, HonourRollLine } from '#server/features/service/hours-types';
import { honourRoll, noticesOnBoard } from '#server/features/service/queries';
import { Board } from './board-types';

@Resolver(() => Board)
export class BoardHoursResolver {
  @FieldResolver(() => [CertificateNotice], {
    description: 'applications for a certificate of service, masked; anybody of the village may object',
  })
  certificateNotices(@Root() board: Board, @Ctx() ctx: ActorContext): Promise<CertificateNotice[]> {
    return noticesOnBoard(ctx.db.reader, board.villageId);
  }

  @FieldResolver(() => [HonourRollLine], {
    description: 'people honoured for their hours who agreed to be named; in full',
  })
  honourRoll(@Root() board: Board, @Ctx() ctx: ActorContext): Promise<HonourRollLine[]> {
    return honourRoll(ctx.db.reader, board.villageId);
  }
}

@Resolver(() => CertificateNotice)
export class CertificateNoticeResolver {
  @FieldResolver(() => Boolean, { description: 'the viewer may object' })
  mayObject(@Root() notice: CertificateNotice, @Ctx() ctx: ActorContext): boolean {
    const { actor } = ctx;
    return actor !== null && actor.villageId === notice.villageId && actor.residentId !== notice.residentId;
  }
}
