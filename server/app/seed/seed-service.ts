import { villageCode } from '#server/app/demo/areas';
import { addDays, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { newId } from '#server/core/id';
import { type Actor, loadActor } from '#server/features/people/actor';
import { acceptCertificate } from '#server/features/service/accept-certificate';
import { applyForCertificate } from '#server/features/service/apply-for-certificate';
import { awardHonours } from '#server/features/service/award-honours';
import { answerHoursCorrection, askHoursCorrection } from '#server/features/service/correct-hours';
import { IdentitySeal } from '#server/features/service/identity';
import { issueCertificate } from '#server/features/service/issue-certificate';
import { reviseHoursTerms } from '#server/features/service/revise-terms';
import { askRevocation, revokeCertificate } from '#server/features/service/revoke-certificate';
import { CorrectionState, DocumentKind } from '#server/features/service/rules';
import type { CountyIds } from './seed-county';
import type { Step } from './seed-year';

/** How often the demo looks hours through for honours on its way, in days. */
const AWARD_EVERY = 10;
const YEAR_DAYS = 360;

/**
 * Hours of 银杏坝村: the issuer's words, honours as they were reached, 邓巧珍's certificate over 52 hours, an application
 * on the board, one that waits, one revoked, and requests to correct hours. `secret` seals the documents' digits.
 */
export function serviceSteps(ids: CountyIds, today: string, secret: string): Step[] {
  const villageId = ids.area(villageCode);
  const seal = new IdentitySeal(secret);
  const actor = async (tx: Tx, residentId: string): Promise<Actor> =>
    found(await loadActor(tx, { residentId }));
  const named = (tx: Tx, key: string): Promise<Actor> => actor(tx, ids.resident(key));
  const step = (daysAgo: number, minutes: number, run: Step['run']): Step => ({
    at: new Date(startOfDay(addDays(today, -daysAgo)).getTime() + minutes * 60_000),
    rank: 8,
    run,
  });
  const applications = new Map<string, string>();
  const apply = async (
    tx: Tx,
    name: string,
    residentId: string,
    purpose: string,
    tail: string,
    upTo: number,
  ) => {
    const { id } = await applyForCertificate(
      tx,
      await actor(tx, residentId),
      {
        requestId: newId(),
        residentId: null,
        periodFrom: addDays(today, -YEAR_DAYS),
        periodTo: addDays(today, -upTo),
        documentKind: DocumentKind.ID_CARD,
        documentTail: tail,
        purpose,
      },
      seal,
    );
    applications.set(name, id);
  };
  const accept = async (tx: Tx, name: string): Promise<void> => {
    const certificateId = found(applications.get(name));
    await acceptCertificate(tx, await named(tx, 'he-chunmei'), { requestId: newId(), certificateId });
  };
  const issue = async (tx: Tx, name: string): Promise<void> => {
    const certificateId = found(applications.get(name));
    const secretary = await named(tx, 'zheng-shoutian');
    await issueCertificate(tx, secretary, { requestId: newId(), certificateId, notes: '' });
  };
  let correctionId = '';
  return [
    step(200, 9 * 60, async (tx) => {
      await reviseHoursTerms(tx, await named(tx, 'zheng-shoutian'), {
        requestId: newId(),
        villageId,
        numberFormat: '{village}志证〔{year}〕第{serial}号',
        noticeDays: 7,
        answerDays: 10,
        honourHours: [20, 50, 100],
        honourPoints: [10, 25, 50],
        issuer: '银杏坝村村民委员会',
        head: '郑守田',
        phone: '0915-6300110',
      });
    }),
    ...Array.from({ length: Math.floor(YEAR_DAYS / AWARD_EVERY) }, (_, turn) =>
      step(turn * AWARD_EVERY, 11, async (tx) => {
        while ((await awardHonours(tx)) > 0);
      }),
    ),
    // Issued on a list that turned out to be somebody else's, and taken back by two people.
    step(100, 10 * 60, async (tx) => {
      const row = found(
        await tx.row<{ residentId: string }>(
          `select m.resident_id from minutes_line m join resident r on r.id = m.resident_id
           where m.village_id = $1 and r.state = 'ACTIVE' and r.birth_year <= 1995
             and r.id <> all ($2::uuid[])
             and not exists (select 1 from post p join resident x on x.id = p.resident_id
               where x.household_id = r.household_id)
             and not exists (select 1 from kinship k where k.resident_id = r.id)
           group by 1 order by sum(m.minutes) desc, 1 limit 1`,
          [villageId, [ids.resident('deng-qiaozhen')]],
        ),
      );
      await apply(tx, 'revoked', row.residentId, '评先评优', '2046', 101);
    }),
    step(99, 9 * 60, (tx) => accept(tx, 'revoked')),
    step(90, 9 * 60, (tx) => issue(tx, 'revoked')),
    step(60, 15 * 60, async (tx) => {
      const certificateId = found(applications.get('revoked'));
      await askRevocation(tx, await named(tx, 'bi-xiuyun'), {
        requestId: newId(),
        certificateId,
        reason: '复查点名册，有一次记成了同名的人',
      });
    }),
    step(58, 10 * 60, async (tx) => {
      const certificateId = found(applications.get('revoked'));
      await revokeCertificate(tx, await named(tx, 'fang-yuqing'), { requestId: newId(), certificateId });
    }),
    step(14, 9 * 60, (tx) => apply(tx, 'done', ids.resident('deng-qiaozhen'), '评选优秀志愿者', '462X', 15)),
    step(14, 15 * 60, (tx) => accept(tx, 'done')),
    step(5, 10 * 60, (tx) => issue(tx, 'done')),
    step(4, 9 * 60, (tx) => apply(tx, 'notice', ids.resident('shi-youwei'), '入党材料', '1837', 5)),
    step(3, 10 * 60, (tx) => accept(tx, 'notice')),
    step(1, 16 * 60, (tx) => apply(tx, 'waiting', ids.resident('yi-fangfei'), '单位存档', '5520', 2)),
    step(50, 19 * 60, async (tx) => {
      correctionId = (
        await askHoursCorrection(tx, await named(tx, 'yi-fangfei'), {
          requestId: newId(),
          words: '上月辅导功课那次我待到了六点，好像少算了半小时。',
        })
      ).id;
    }),
    step(46, 10 * 60, async (tx) => {
      await answerHoursCorrection(tx, await named(tx, 'he-chunmei'), {
        requestId: newId(),
        correctionId,
        outcome: CorrectionState.KEPT,
        answer: '查了点名册，签离是五点半，时长没有少算。',
      });
    }),
    step(2, 20 * 60, async (tx) => {
      await askHoursCorrection(tx, await named(tx, 'lan-xiaofeng'), {
        requestId: newId(),
        words: '上星期三晚上的巡逻名单里没有我，那晚我在，带的是西头那一队。',
      });
    }),
  ];
}
