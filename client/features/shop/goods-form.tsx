import { useMutation } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { ShopMove } from '#client/gql/graphql';
import { Checkbox } from '#client/ui/choice';
import { FieldRow, NumberField, SelectField, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readFlag, readNumber, readText } from '#client/ui/form-values';
import { Section, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { GOODS_CATEGORIES } from './goods-categories';
import { PictureChooser } from './picture-chooser';
import { useShopResidentTexts } from './resident-texts';
import { useStockTexts } from './stock-texts';

const GoodsForm_goods = graphql(`
  fragment GoodsForm_goods on Goods {
    id
    code
    nameZh
    nameEn
    unitZh
    unitEn
    category
    picture
    points
    suggestedPoints
    limitPerQuarter
    tracksBestBefore
    isService
    active
    reorderLevel
  }
`);

const ReviseGoodsDocument = graphql(`
  mutation ReviseGoods($input: GoodsInput!) {
    reviseGoods(input: $input) {
      id
      stock
      ...GoodsForm_goods
      prices {
        id
        points
        fromAt
        setBy {
          id
          name
        }
      }
    }
  }
`);

type Props = {
  shopId: string;
  moves: readonly ShopMove[];
  /** Null: a new one. */
  goods: FragmentType<typeof GoodsForm_goods> | null;
  cancel: ReactNode;
  onSaved: (goodsId: string) => void | Promise<unknown>;
};

/** Everything about one good but its stock. Whoever may not describe or price it finds those fields closed. */
export function GoodsForm({ shopId, moves, goods: masked, cancel, onSaved }: Props) {
  const t = useStockTexts();
  const words = useShopResidentTexts();
  const intent = useIntent();
  const [revise] = useMutation(ReviseGoodsDocument);
  const goods = unmask(GoodsForm_goods, masked);
  const described = moves.includes('DESCRIBE_GOODS');
  const priced = moves.includes('SET_PRICE');

  async function save(values: FormData): Promise<void> {
    const points = (priced ? readNumber(values, 'points') : null) ?? goods?.points ?? 0;
    const category = GOODS_CATEGORIES.find((each) => each === readText(values, 'category')) ?? 'HOME';
    // Closed fields are not in the form's values; what they show is what stays.
    const kept = goods && !described ? { ...goods } : null;
    const input = intent.sign({
      goodsId: goods?.id ?? null,
      shopId,
      code: kept?.code ?? readText(values, 'code').toUpperCase(),
      nameZh: kept?.nameZh ?? readText(values, 'nameZh'),
      nameEn: kept?.nameEn ?? readText(values, 'nameEn'),
      unitZh: kept?.unitZh ?? readText(values, 'unitZh'),
      unitEn: kept?.unitEn ?? readText(values, 'unitEn'),
      category: kept?.category ?? category,
      picture: kept?.picture ?? readText(values, 'picture'),
      points,
      limitPerQuarter: kept ? kept.limitPerQuarter : readNumber(values, 'limitPerQuarter'),
      tracksBestBefore: kept?.tracksBestBefore ?? readFlag(values, 'tracksBestBefore'),
      isService: kept?.isService ?? readFlag(values, 'isService'),
      active: kept?.active ?? readFlag(values, 'active'),
      reorderLevel: kept?.reorderLevel ?? readNumber(values, 'reorderLevel') ?? 0,
    });
    const { data } = await revise({ variables: { input } });
    intent.done();
    toast.good(t('saved', { name: t.pick(input.nameZh, input.nameEn) }));
    if (data) await onSaved(data.reviseGoods.id);
  }

  return (
    <Form submit={t('save')} cancel={cancel} onSubmit={save}>
      <Stack gap="large">
        <Section title={t('formWords')}>
          <FieldRow>
            <TextField
              name="nameZh"
              label={t('nameZh')}
              defaultValue={goods?.nameZh}
              maxLength={60}
              disabled={!described}
              required
            />
            <TextField
              name="nameEn"
              label={t('nameEn')}
              defaultValue={goods?.nameEn}
              maxLength={80}
              disabled={!described}
              required
            />
          </FieldRow>
          <FieldRow>
            <TextField
              name="code"
              label={t('code')}
              hint={t('codeHint')}
              defaultValue={goods?.code}
              pattern="[A-Za-z0-9\-]{1,12}"
              patternHint={t('codeShape')}
              spellCheck={false}
              disabled={!described}
              required
            />
            <SelectField
              name="category"
              label={t('category')}
              hint={t('categoryHint')}
              placeholder={goods ? undefined : ''}
              defaultValue={goods?.category}
              options={GOODS_CATEGORIES.map((category) => ({ value: category, label: words(category) }))}
              disabled={!described}
              required
            />
          </FieldRow>
          <FieldRow>
            <TextField
              name="unitZh"
              label={t('unit')}
              hint={t('unitHint')}
              defaultValue={goods?.unitZh}
              maxLength={40}
              disabled={!described}
              optionalMark
            />
            <TextField
              name="unitEn"
              label={t('unitEn')}
              hint={t('unitEnHint')}
              defaultValue={goods?.unitEn}
              maxLength={40}
              disabled={!described}
              optionalMark
            />
          </FieldRow>
        </Section>
        <Section title={t('formTerms')}>
          <FieldRow>
            <NumberField
              name="points"
              label={t('pointsField')}
              hint={
                priced && goods?.suggestedPoints
                  ? t('pointsSuggested', { count: goods.suggestedPoints })
                  : t(priced ? 'pointsHint' : 'pointsLocked')
              }
              defaultValue={goods ? String(goods.points) : undefined}
              min={1}
              disabled={!priced}
              required
            />
            <NumberField
              name="limitPerQuarter"
              label={t('limitField')}
              hint={t('limitHint')}
              defaultValue={goods?.limitPerQuarter == null ? '' : String(goods.limitPerQuarter)}
              min={1}
              disabled={!described}
              optionalMark
            />
            <NumberField
              name="reorderLevel"
              label={t('reorderField')}
              hint={t('reorderHint')}
              defaultValue={String(goods?.reorderLevel ?? 0)}
              min={0}
              disabled={!described}
              required
            />
          </FieldRow>
          <Checkbox
            name="tracksBestBefore"
            label={t('bestBefore')}
            defaultChecked={goods?.tracksBestBefore}
            disabled={!described}
          />
          <Checkbox
            name="isService"
            label={t('isService')}
            defaultChecked={goods?.isService}
            disabled={!described}
          />
          <Checkbox
            name="active"
            label={t('active')}
            hint={t('activeHint')}
            defaultChecked={goods?.active ?? true}
            disabled={!described}
          />
        </Section>
        {described ? (
          <Section title={t('formPicture')}>
            <PictureChooser chosen={goods?.picture ?? ''} />
          </Section>
        ) : null}
      </Stack>
    </Form>
  );
}
