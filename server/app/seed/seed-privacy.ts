import { villageCode } from '#server/app/demo/areas';
import { addDays, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { newId } from '#server/core/id';
import { type Actor, loadActor } from '#server/features/people/actor';
import { ConsentPurpose } from '#server/features/people/consent/consent.entity';
import { textInForce } from '#server/features/people/consent/consents';
import { decideConsent } from '#server/features/people/consent/decide-consent';
import { reviseConsentText } from '#server/features/people/consent/revise-consent-text';
import { AccessKind } from '#server/features/people/looks';
import { openLogins } from '#server/features/people/sign-in/logins';
import { askErasure } from '#server/features/privacy/ask-erasure';
import { writeLooks } from '#server/features/privacy/keep-looks';
import { revisePrivacyTerms } from '#server/features/privacy/revise-privacy-terms';
import type { CountyIds } from './seed-county';
import type { Step } from './seed-year';

/** Who looked at the records of the people whom the demo offers, days ago and minutes of the day. */
const looks: readonly (readonly [
  daysAgo: number,
  minutes: number,
  viewer: string,
  kind: AccessKind,
  whose: string,
])[] = [
  [40, 9 * 60 + 12, '贺春梅', AccessKind.PHONE, '邓巧珍'],
  [40, 9 * 60 + 13, '贺春梅', AccessKind.CARD, '邓巧珍'],
  [26, 15 * 60 + 40, '汪德厚', AccessKind.STATEMENT, '邓巧珍'],
  [12, 10 * 60 + 5, '方雨晴', AccessKind.STATEMENT, '邓巧珍'],
  [12, 10 * 60 + 6, '方雨晴', AccessKind.PHONE, '邓巧珍'],
  [6, 8 * 60 + 55, '汪德厚', AccessKind.PHOTO, '邓巧珍'],
  [6, 8 * 60 + 56, '汪德厚', AccessKind.PHOTO, '邓巧珍'],
  [30, 14 * 60 + 20, '贺春梅', AccessKind.CARD, '祝桂英'],
  [3, 9 * 60 + 30, '郑守田', AccessKind.PHONE, '石有为'],
  [2, 16 * 60 + 8, '贺春梅', AccessKind.PHONE, '夏子轩'],
];
const phoneNotices = {
  purpose: ConsentPurpose.PHONE_NOTICES,
  titleZh: '用我的手机号发通知',
  titleEn: 'Notices to my phone',
  wordsZh:
    '村里可以用我登记的手机号告诉我积分到期、异议答复和活动的事，一个月最多四条，晚上八点以后不发。不做别的用，不给别人。不同意，就到村公示栏看，或者到柜台问。',
  wordsEn:
    'The village may use my registered phone number to tell me of expiring points, answers to objections and activities: four messages a month at most, none after eight in the evening. For nothing else, and it is given to nobody. Without it I read the notice board or ask at the counter.',
};
const ofHousehold: readonly AccessKind[] = [AccessKind.CARD, AccessKind.STATEMENT];

interface Named {
  id: string;
  householdId: string | null;
}

/**
 * Privacy as it is lived: a guardian agrees for 夏子轩 (13), 邓巧珍 agrees on her phone, 祝桂英 on paper before a
 * witness, the county words a consent anew, 石有为 takes a consent back, staff have looked at records, and 余思源, who works far away, asks to be erased.
 */
export function privacySteps(ids: CountyIds, today: string): Step[] {
  const villageId = ids.area(villageCode);
  const named = async (tx: Tx, name: string): Promise<Named> =>
    found(
      await tx.row<Named>(
        'select id, household_id from resident where name = $1 and village_id = $2 order by id limit 1',
        [name, villageId],
      ),
    );
  const actor = async (tx: Tx, name: string): Promise<Actor> => {
    const row = await tx.row<{ id: string }>('select id from resident where name = $1 order by id limit 1', [
      name,
    ]);
    return found(await loadActor(tx, { residentId: found(row).id }));
  };
  const step = (daysAgo: number, minutes: number, run: Step['run']): Step => ({
    at: new Date(startOfDay(addDays(today, -daysAgo)).getTime() + minutes * 60_000),
    rank: 9,
    run,
  });
  const consent = async (
    tx: Tx,
    who: string,
    about: string,
    purpose: ConsentPurpose,
    given = true,
    paper?: { number: string; witness: string },
  ): Promise<void> => {
    await decideConsent(tx, await actor(tx, who), {
      requestId: newId(),
      residentId: (await named(tx, about)).id,
      purpose,
      given,
      textId: found(await textInForce(tx, purpose)).id,
      paper: paper ? { number: paper.number, witnessId: (await named(tx, paper.witness)).id } : null,
    });
  };
  return [
    step(300, 19 * 60, async (tx) => {
      await consent(tx, '邹红霞', '夏子轩', ConsentPurpose.ONLINE_ACCOUNT);
      await consent(tx, '邹红霞', '夏子轩', ConsentPurpose.PHOTOS);
      await openLogins(tx, [{ residentId: (await named(tx, '夏子轩')).id, passwordHash: null }]);
    }),
    step(120, 20 * 60, async (tx) => {
      await consent(tx, '邓巧珍', '邓巧珍', ConsentPurpose.HONOUR_BOARD);
      await consent(tx, '邓巧珍', '邓巧珍', ConsentPurpose.PHONE_NOTICES);
      await consent(tx, '石有为', '石有为', ConsentPurpose.HONOUR_BOARD);
    }),
    step(95, 10 * 60, async (tx) => {
      for (const purpose of [ConsentPurpose.PHONE_NOTICES, ConsentPurpose.HELP_VISITS]) {
        await consent(tx, '贺春梅', '祝桂英', purpose, true, {
          number: `同-${today.slice(0, 4)}-014`,
          witness: '汪德厚',
        });
      }
    }),
    // The village answers sooner than it must, and the county has since told more exactly what phones are used for:
    // whoever agreed before is asked again.
    step(200, 10 * 60, async (tx) => {
      const secretary = await actor(tx, '郑守田');
      await revisePrivacyTerms(tx, secretary, { requestId: newId(), villageId, erasureDays: 10 });
    }),
    step(35, 9 * 60, async (tx) => {
      await reviseConsentText(tx, await actor(tx, '沈若兰'), { requestId: newId(), ...phoneNotices });
    }),
    step(50, 21 * 60, (tx) => consent(tx, '石有为', '石有为', ConsentPurpose.HONOUR_BOARD, false)),
    ...looks.map(([daysAgo, minutes, viewer, kind, whose]) =>
      step(daysAgo, minutes, async (tx) => {
        const { id, householdId } = await named(tx, whose);
        const house = ofHousehold.includes(kind);
        await writeLooks(
          (sql, params) => tx.rows(sql, params),
          [
            {
              kind,
              subjectId: house ? (householdId ?? id) : id,
              residentId: house ? null : id,
              householdId,
              villageId,
              viewerId: (await actor(tx, viewer)).residentId,
              at: tx.at,
            },
          ],
        );
      }),
    ),
    step(5, 12 * 60 + 30, async (tx) => {
      await askErasure(tx, await actor(tx, '余思源'), {
        requestId: newId(),
        residentId: (await named(tx, '余思源')).id,
        words: '我在外地上班，户口也要迁走了，请把我的名字和电话去掉。',
        paper: '',
      });
    }),
  ];
}
