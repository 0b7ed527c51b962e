import { type FragmentType, graphql, unmask } from '#client/gql';
import { KeyValues } from '#client/ui/key-values';
import { Notice } from '#client/ui/notice';
import { useFormat } from '#client/ui/use-format';
import { useSeasonTexts } from './season-texts';

const SeasonSettingsWords_settings = graphql(`
  fragment SeasonSettingsWords_settings on SeasonSettings {
    villageId
    expiry
    beginMonth
    noticeDays
    undoDays
    noExpiryBefore
    fromAt
    setBy {
      id
      name
    }
  }
`);

type Props = {
  settings: FragmentType<typeof SeasonSettingsWords_settings>;
  /** For those who may not change them: the settings themselves as well. */
  full: boolean;
};

/** Since when the settings hold, what they protect, and for readers what they are. */
export function SeasonSettingsWords({ settings: masked, full }: Props) {
  const t = useSeasonTexts();
  const f = useFormat();
  const settings = unmask(SeasonSettingsWords_settings, masked);
  return (
    <>
      {settings.noExpiryBefore ? (
        <Notice>{t('protected', { date: f.date(settings.noExpiryBefore) })}</Notice>
      ) : null}
      {full ? (
        <KeyValues
          items={[
            { label: t('expiry'), value: t(settings.expiry) },
            { label: t('beginMonth'), value: t('month', { month: settings.beginMonth }) },
            {
              label: t('noticeDays'),
              value: settings.noticeDays.map((days) => t('days', { count: days })).join(t('listBetween')),
            },
            { label: t('undoDays'), value: t('days', { count: settings.undoDays }) },
          ]}
        />
      ) : null}
      <p className="muted">
        {settings.fromAt
          ? t('since', { date: f.date(settings.fromAt), name: settings.setBy?.name ?? '' })
          : t('defaults')}
      </p>
    </>
  );
}
