import { addDays, startOfDay } from '#server/core/clock';
import { newId } from '#server/core/id';
import { Deed } from '#server/features/praise/deed.entity';
import { GuestWay, TalkPartKind } from '#server/features/praise/talk.entity';
import { closeTalk, markTalk, planTalk } from '#server/features/praise/talks';
import { approve, neighbours, type Stage } from './praise-stage';
import type { Step } from './seed-year';

const MINUTE = 60_000;

const PARTS: readonly (readonly [TalkPartKind, string, number])[] = [
  [TalkPartKind.REFLECT, '静坐三分钟，想想这个月帮过谁', 5],
  [TalkPartKind.SONG, '', 5],
  [TalkPartKind.CLASSIC, '读《弟子规》一段', 10],
  [TalkPartKind.STORY, '身边的好人', 30],
  [TalkPartKind.FEELINGS, '两位村民谈感受', 15],
  [TalkPartKind.GOOD_ACT, '给独居老人写一张问候卡', 10],
  [TalkPartKind.BLESSING, '', 5],
];

/** Two evenings that were held, the later one with points, and the one of last month's deed ahead. */
export function talkSteps(stage: Stage): Step[] {
  const { at, village, today, actor, chosen } = stage;
  const evening = (title: string, day: string, place: number, held: boolean): Step[] => {
    const talkId = newId();
    const plan = at(addDays(day, -7) < today ? addDays(day, -7) : addDays(today, -1), 21 * 60, async (tx) => {
      const deedId = chosen.get(place) ?? null;
      const deed = deedId ? await tx.one(Deed, { id: deedId }) : null;
      await planTalk(tx, await actor(tx, 'miao-jingyi'), {
        requestId: talkId,
        villageId: village,
        title,
        place: '道德讲堂',
        startsAt: new Date(startOfDay(day).getTime() + 19 * 60 * MINUTE),
        deedId,
        speakerId: deed?.nomineeId ?? null,
        parts: PARTS.map(([kind, words, minutes]) => ({ kind, title: words, minutes })),
      });
    });
    if (!held) return [plan];
    return [
      plan,
      at(day, 19 * 60 + 5, async (tx) => {
        const people = await neighbours(tx, village);
        const from = (place * 7) % Math.max(1, people.length - 16);
        await markTalk(tx, await actor(tx, 'miao-jingyi'), {
          requestId: newId(),
          talkId,
          residentIds: people.slice(from, from + 14).map(({ id }) => id),
          way: GuestWay.PAPER,
          there: true,
        });
      }),
      at(day, 20 * 60 + 40, async (tx) => {
        const talk = await closeTalk(tx, await actor(tx, 'miao-jingyi'), { requestId: newId(), talkId });
        const rows = await tx.rows<{ id: string }>(
          'select id from activity_record where roll_id = $1 or id = $2 order by id',
          [talk.rollId, talk.speakerRecordId],
        );
        if (rows.length > 0) {
          const recordIds = rows.map(({ id }) => id);
          await approve(tx, stage, recordIds, false);
        }
      }),
    ];
  };
  return [
    ...evening('守望相助', addDays(today, -190), 4, true),
    ...evening('邻里一家亲', addDays(today, -24), 9, true),
    ...evening('身边的好人', addDays(today, 6), 11, false),
  ];
}
