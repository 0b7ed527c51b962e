import { useLazyQuery } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { FieldRow, NumberField, SelectField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { PlusIcon, TrashIcon } from '#client/ui/more-icons';
import { Row } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { useOutlookTexts } from './outlook-texts';
import { TrialAnswer } from './trial-answer';

const PriceTrial_goods = graphql(`
  fragment PriceTrial_goods on Goods {
    id
    code
    nameZh
    nameEn
    points
    suggestedPoints
  }
`);

const TryPricesDocument = graphql(`
  query TryPrices($input: PriceTrialInput!) {
    tryPrices(input: $input) {
      ...TrialAnswer_trial
    }
  }
`);

type Props = { villageId: string; goods: readonly FragmentType<typeof PriceTrial_goods>[] };

/** Other prices, tried on last season's receipts before anybody votes on them. */
export function PriceTrial({ villageId, goods: masked }: Props) {
  const t = useOutlookTexts();
  const f = useFormat();
  const [run, { data }] = useLazyQuery(TryPricesDocument, { fetchPolicy: 'network-only' });
  const goods = masked.map((each) => unmask(PriceTrial_goods, each));
  const [rows, setRows] = useState<readonly { key: number; goodsId: string }[]>([
    { key: 0, goodsId: goods[0]?.id ?? '' },
  ]);
  const taken = new Set(rows.map(({ goodsId }) => goodsId));
  const free = goods.find(({ id }) => !taken.has(id));
  return (
    <>
      <Form
        submit={t('trial')}
        onSubmit={async (values) => {
          const prices = rows.flatMap(({ key }) => {
            const points = readNumber(values, `points${key}`);
            return points === null ? [] : [{ goodsId: readText(values, `goods${key}`), points }];
          });
          const { error } = await run({ variables: { input: { villageId, prices } } });
          if (error) throw error;
        }}
      >
        {rows.map(({ key, goodsId }) => {
          const chosen = goods.find(({ id }) => id === goodsId);
          return (
            <FieldRow key={key}>
              <SelectField
                name={`goods${key}`}
                label={t('goods')}
                value={goodsId}
                options={goods
                  .filter(({ id }) => id === goodsId || !taken.has(id))
                  .map(({ id, code, nameZh, nameEn, points }) => ({
                    value: id,
                    label: `${code} ${t.pick(nameZh, nameEn)} · ${t('now', { points: f.pointsWithUnit(points) })}`,
                  }))}
                onChange={(next) =>
                  setRows(rows.map((row) => (row.key === key ? { key, goodsId: next } : row)))
                }
              />
              <NumberField
                key={goodsId}
                name={`points${key}`}
                label={t('newPrice')}
                hint={
                  chosen?.suggestedPoints
                    ? t('suggested', { points: f.pointsWithUnit(chosen.suggestedPoints) })
                    : undefined
                }
                min={1}
                max={100_000}
                defaultValue={String(chosen?.suggestedPoints ?? chosen?.points ?? '')}
                required
              />
            </FieldRow>
          );
        })}
        <Row>
          {free ? (
            <Button
              size="small"
              icon={PlusIcon}
              onClick={() =>
                setRows([...rows, { key: Math.max(...rows.map(({ key }) => key)) + 1, goodsId: free.id }])
              }
            >
              {t('addPrice')}
            </Button>
          ) : null}
          {rows.length > 1 ? (
            <Button size="small" icon={TrashIcon} onClick={() => setRows(rows.slice(0, -1))}>
              {t('remove')}
            </Button>
          ) : null}
        </Row>
      </Form>
      {data ? <TrialAnswer of="goods" trial={data.tryPrices} /> : null}
    </>
  );
}
