import { type FragmentType, graphql, unmask } from '#client/gql';
import { KeyValues } from '#client/ui/key-values';
import { Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { useCeremonyTexts } from './ceremony-texts';

const StandardCard_standard = graphql(`
  fragment StandardCard_standard on CeremonyStandard {
    id
    version
    effectiveFrom
    decided
    weddingNoticeDays
    funeralNoticeDays
    tablesMax
    tableCostMax
    giftMax
    cigarettesMax
    spiritsMax
    daysMax
    hiredShow
    usualTables
    usualTableCost
    gearDays
  }
`);

/** What a village asks of weddings and funerals, in plain figures. */
export function StandardCard({ standard }: { standard: FragmentType<typeof StandardCard_standard> }) {
  const t = useCeremonyTexts();
  const f = useFormat();
  const one = unmask(StandardCard_standard, standard);
  const days = (count: number): string => (count > 0 ? t('noticeDays', { days: count }) : t('noticeSame'));
  return (
    <Stack>
      <p className="muted">
        {one.effectiveFrom
          ? t('standardFrom', {
              from: f.date(one.effectiveFrom),
              version: one.version,
              decided: one.decided,
            })
          : t('standardUsual')}
      </p>
      <KeyValues
        columns={2}
        items={[
          { label: t('noticeWedding'), value: days(one.weddingNoticeDays) },
          { label: t('noticeFuneral'), value: days(one.funeralNoticeDays) },
          { label: t('tablesMax'), value: t('upToTables', { count: one.tablesMax }) },
          { label: t('costMax'), value: t('upTo', { amount: f.money(one.tableCostMax) }) },
          { label: t('giftMax'), value: t('upTo', { amount: f.money(one.giftMax) }) },
          { label: t('cigarettesMax'), value: t('upToPack', { amount: f.money(one.cigarettesMax) }) },
          { label: t('spiritsMax'), value: t('upToBottle', { amount: f.money(one.spiritsMax) }) },
          { label: t('daysMax'), value: t('upToDays', { count: one.daysMax }) },
          { label: t('show'), value: t(one.hiredShow ? 'showYes' : 'showNo') },
          { label: t('gearDays'), value: t('gearDaysWords', { days: one.gearDays }) },
          {
            label: t('usual'),
            value: t('usualWords', { tables: one.usualTables, cost: f.money(one.usualTableCost) }),
            wide: true,
          },
        ]}
      />
      <p>{t('standardText')}</p>
    </Stack>
  );
}
