import { villageCode } from '#server/app/demo/areas';
import {
  atHour,
  helpingUnitCents,
  numberOf,
  planInstalments,
  redDays,
  topUpCents,
  vouchersBetween,
} from '#server/app/demo/fund-plan';
import { dateText, dayOf, yearOf } from '#server/app/demo/calendar';
import { supplyUnits } from '#server/app/demo/personas';
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { newId } from '#server/core/id';
import { decideFundEntry } from '#server/features/fund/decide-entry';
import { enterFundEntry } from '#server/features/fund/enter-entry';
import { FundPurpose } from '#server/features/fund/fund-entry.entity';
import { usualTerms } from '#server/features/fund/fund-terms.entity';
import { FundDecision } from '#server/features/fund/inputs';
import { keepCoverageDays } from '#server/features/fund/keep-coverage-days';
import { reverseFundEntry } from '#server/features/fund/reverse-entry';
import { setSeasonBudget } from '#server/features/fund/set-budget';
import { setFundTerms } from '#server/features/fund/set-terms';
import { withdrawFundEntry } from '#server/features/fund/withdraw-entry';
import { type Actor, loadActor } from '#server/features/people/actor';
import { RuleCategory } from '#server/features/scoring/rule.entity';
import type { CountyIds } from './seed-county';
import { bill, givers, type Money, settle, steady } from './seed-fund-bills';
import type { Step, Year } from './seed-year';

/** Points of a season by category, as the villagers' meeting gave them. */
const budget: readonly (readonly [RuleCategory, number])[] = [
  [RuleCategory.PEACE, 4_000],
  [RuleCategory.VOLUNTEER, 5_000],
  [RuleCategory.ENVIRONMENT, 4_000],
  [RuleCategory.CUSTOMS, 1_500],
  [RuleCategory.GOVERNANCE, 1_500],
  [RuleCategory.CARE, 2_000],
  [RuleCategory.LEARNING, 1_000],
  [RuleCategory.HONOUR, 1_000],
];

/**
 * A year of 银杏坝村's fund among the other steps of its lived year: opened with the shop, fed by instalments, deliveries
 * settled month by month, the red light in May and the top-up, what still waits for a second person, and every day's
 * coverage.
 */
export function fundSteps(ids: CountyIds, year: Year, today: Date): Step[] {
  const villageId = ids.area(villageCode);
  const last = dayOf(today);
  const first = last - 364;
  const red = redDays(today);
  const begin = Date.UTC(yearOf(last) - 1, 0, 1) / 86_400_000;
  const step = (day: number, hour: number, rank: number, run: Step['run']): Step => ({
    at: atHour(day, hour),
    rank,
    run,
  });
  const actors = new Map<string, Actor>();
  const actor = async (tx: Tx, key: string): Promise<Actor> => {
    const known = actors.get(key) ?? found(await loadActor(tx, { residentId: ids.resident(key) }));
    actors.set(key, known);
    return known;
  };
  const enter = async (tx: Tx, money: Money): Promise<string> => {
    const entry = await enterFundEntry(tx, await actor(tx, 'he-chunmei'), {
      requestId: newId(),
      villageId,
      note: '',
      movementIds: [],
      happenedOn: dateText(dayOf(tx.at)),
      ...money,
    });
    return entry.id;
  };
  const decide = async (tx: Tx, entryId: string, key: string, reason?: string): Promise<void> => {
    await decideFundEntry(tx, await actor(tx, key), {
      requestId: newId(),
      entryId,
      decision: reason ? FundDecision.REFUSE : FundDecision.CONFIRM,
      reason: reason ?? null,
    });
  };
  const book = async (tx: Tx, money: Money, key = 'zheng-shoutian'): Promise<string> => {
    const entryId = await enter(tx, money);
    await decide(tx, entryId, key);
    return entryId;
  };

  const quarters = [90, 181, 272, 355].map((days) => first + days);
  const services = quarters.map((day, place) => ({
    day,
    cents: vouchersBetween(year.redemptions, place === 0 ? first : (quarters[place - 1] ?? first), day),
  }));
  const others: (Money & { day: number })[] = [
    {
      day: first + 8,
      purpose: FundPurpose.OTHER_SPENDING,
      party: '石溪县城关印务',
      document: '发票3307',
      amountCents: 86_000,
      note: '积分卡、存折和公示单印制',
    },
    ...services
      .filter(({ cents }) => cents > 0)
      .map(({ day, cents }) => ({
        day,
        purpose: FundPurpose.SERVICES,
        party: supplyUnits.cooperative.nameZh,
        document: `服务结算${numberOf(day)}`,
        amountCents: cents,
        note: '理发、耕地、体检等服务券结算',
      })),
  ];
  const instalments = planInstalments(
    year,
    today,
    new Map(others.map(({ day, amountCents }) => [day, amountCents])),
  );

  const settlements = Array.from({ length: 12 }, (_, place) => first + 12 + place * 30).filter(
    (day) => day < red.from - 1 || day > red.to,
  );
  const seasons = [...new Set([yearOf(first), yearOf(last)])];
  return [
    step(begin, 0, -1, async (tx) => {
      const document = `银杏坝村议〔${yearOf(begin)}〕1号`;
      const secretary = await actor(tx, 'zheng-shoutian');
      await setFundTerms(tx, secretary, {
        requestId: newId(),
        villageId,
        ...usualTerms,
        document,
        decidedOn: dateText(begin),
      });
    }),
    ...seasons.map((season) => {
      const day = Math.max(first, Date.UTC(season, 0, 6) / 86_400_000);
      return step(day, 9, 8, async (tx) => {
        await setSeasonBudget(tx, await actor(tx, 'ruan-qingshan'), {
          requestId: newId(),
          villageId,
          season: dateText(day),
          document: `村民会议纪要〔${season}〕1号`,
          decidedOn: dateText(day),
          lines: budget.map(([category, points]) => ({ category, points })),
        });
      });
    }),
    ...instalments.map(({ day, source, cents }) =>
      step(day ?? begin, 7, 8, async (tx) => {
        await book(tx, {
          purpose: FundPurpose[source],
          party: givers[source] ?? '',
          document: `收据${numberOf(day ?? begin)}`,
          amountCents: cents,
        });
      }),
    ),
    ...others.map(({ day, ...money }) =>
      step(day, 10, 8, async (tx) => void (await book(tx, money, 'cui-mingli'))),
    ),
    ...settlements.map((day) => step(day, 17, 8, (tx) => settle(tx, villageId, book))),
    step(red.from, 8, 0, (tx) => bill(tx, villageId, book)),
    step(red.to, 20, 8, async (tx) => {
      const money = {
        purpose: FundPurpose.COLLECTIVE,
        party: givers['COLLECTIVE'] ?? '',
        document: `银杏坝村议〔${yearOf(red.to)}〕9号`,
        amountCents: topUpCents,
        note: '红灯后村民议事会决定补足',
      };
      await book(tx, money, 'cui-mingli');
    }),
    // A sum typed wrong and taken back by two persons; one turned down; one withdrawn.
    step(last - 70, 9, 8, async (tx) => {
      const wrong = {
        purpose: FundPurpose.DONORS,
        party: '乡友会',
        document: '收据0771',
        amountCents: 66_000,
      };
      const entryId = await book(tx, wrong);
      const clerk = await actor(tx, 'he-chunmei');
      const reason = '少看一位，应为6600元，另行核对';
      const reversal = await reverseFundEntry(tx, clerk, { requestId: newId(), entryId, reason });
      await decide(tx, reversal.id, 'cui-mingli');
    }),
    step(last - 50, 9, 8, async (tx) => {
      const meal = {
        purpose: FundPurpose.OTHER_SPENDING,
        party: '镇上饭店',
        document: '收据219',
        amountCents: 38_000,
      };
      await decide(tx, await enter(tx, meal), 'cui-mingli', '招待费不能从积分基金出');
    }),
    step(last - 30, 9, 8, async (tx) => {
      const twice = {
        purpose: FundPurpose.OTHER_SPENDING,
        party: '石溪县城关印务',
        document: '发票3590',
        amountCents: 4_500,
      };
      const entryId = await enter(tx, twice);
      await withdrawFundEntry(tx, await actor(tx, 'he-chunmei'), { requestId: newId(), entryId });
    }),
    step(last - 1, 8, 8, (tx) => steady(tx, villageId, book)),
    // Waiting for whoever tries the demo as the secretary: it makes the light green again.
    step(last - 1, 9, 8, async (tx) => {
      await enter(tx, {
        purpose: FundPurpose.HELPING_UNIT,
        party: givers['HELPING_UNIT'] ?? '',
        document: `收据${numberOf(last - 1)}`,
        amountCents: helpingUnitCents,
        note: '年度帮扶资金',
      });
    }),
    { at: today, rank: 10, run: keepDays },
  ];
}

async function keepDays(tx: Tx): Promise<void> {
  while ((await keepCoverageDays(tx)) > 0) {
    // Until every day that ended is kept.
  }
}
