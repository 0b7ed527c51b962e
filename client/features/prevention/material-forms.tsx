import { useMutation } from '@apollo/client/react';
import { graphql } from '#client/gql';
import { FieldRow, NumberField, SelectField, TextArea, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { MATERIALS, STOCK_MOVES, TOPICS, usePreventionTexts } from './prevention-texts';

const AddMaterialDocument = graphql(`
  mutation AddMaterial($input: AddMaterialInput!) {
    addMaterial(input: $input) {
      id
    }
  }
`);
const ReviseMaterialDocument = graphql(`
  mutation ReviseMaterial($input: ReviseMaterialInput!) {
    reviseMaterial(input: $input) {
      id
      latest {
        id
        version
        titleZh
        titleEn
        bodyZh
        bodyEn
      }
    }
  }
`);
const MoveStockDocument = graphql(`
  mutation MoveMaterialStock($input: MoveStockInput!) {
    moveMaterialStock(input: $input) {
      id
      stock
    }
  }
`);

type Wording = { titleZh: string; titleEn: string; bodyZh: string; bodyEn: string };
type Props = { villageId: string; material?: { id: string; latest: Wording }; onDone: () => void };

/** A new material, or the next wording of one. */
export function MaterialForm({ villageId, material, onDone }: Props) {
  const t = usePreventionTexts();
  const intent = useIntent();
  const [add] = useMutation(AddMaterialDocument);
  const [revise] = useMutation(ReviseMaterialDocument);
  const latest = material?.latest;
  return (
    <Form
      submit={t(material ? 'revise' : 'add')}
      submitKind="primary"
      onSubmit={async (values) => {
        const wording = {
          titleZh: readText(values, 'titleZh'),
          titleEn: readText(values, 'titleEn'),
          bodyZh: readText(values, 'bodyZh'),
          bodyEn: readText(values, 'bodyEn'),
        };
        if (material) {
          await revise({ variables: { input: intent.sign({ materialId: material.id, ...wording }) } });
        } else {
          const input = {
            villageId,
            kind: MATERIALS.find((each) => each === readText(values, 'kind')) ?? 'LEAFLET',
            topic: TOPICS.find((each) => each === readText(values, 'topic')) ?? 'BOTH',
            name: readText(values, 'name'),
            ...wording,
          };
          await add({ variables: { input: intent.sign(input) } });
        }
        intent.done();
        toast.good(t(material ? 'revised' : 'added'));
        onDone();
      }}
    >
      {material ? null : (
        <>
          <FieldRow>
            <SelectField
              name="kind"
              label={t('kind')}
              required
              options={MATERIALS.map((value) => ({ value, label: t(value) }))}
            />
            <SelectField
              name="topic"
              label={t('topic')}
              required
              options={TOPICS.map((value) => ({ value, label: t(value) }))}
            />
          </FieldRow>
          <TextField name="name" label={t('name')} required maxLength={40} />
        </>
      )}
      <FieldRow>
        <TextField
          name="titleZh"
          label={t('titleZh')}
          required
          maxLength={40}
          defaultValue={latest?.titleZh}
        />
        <TextField
          name="titleEn"
          label={t('titleEn')}
          required
          maxLength={80}
          defaultValue={latest?.titleEn}
        />
      </FieldRow>
      <TextArea
        name="bodyZh"
        label={t('bodyZh')}
        required
        rows={8}
        maxLength={2000}
        defaultValue={latest?.bodyZh}
      />
      <TextArea
        name="bodyEn"
        label={t('bodyEn')}
        required
        rows={8}
        maxLength={4000}
        defaultValue={latest?.bodyEn}
      />
    </Form>
  );
}

type StockProps = { materialId: string; onDone: () => void };

/** Pieces printed, handed out, spoiled or counted. */
export function StockForm({ materialId, onDone }: StockProps) {
  const t = usePreventionTexts();
  const intent = useIntent();
  const [move] = useMutation(MoveStockDocument);
  return (
    <Form
      submit={t('stockMove')}
      submitKind="primary"
      onSubmit={async (values) => {
        const kind = STOCK_MOVES.find((each) => each === readText(values, 'kind')) ?? 'PRINTED';
        const input = { materialId, kind, pieces: readNumber(values, 'pieces') ?? 0 };
        await move({ variables: { input: intent.sign(input) } });
        intent.done();
        toast.good(t('stockMoved'));
        onDone();
      }}
    >
      <SelectField
        name="kind"
        label={t('stockHow')}
        required
        options={STOCK_MOVES.map((value) => ({ value, label: t(value) }))}
      />
      <NumberField
        name="pieces"
        label={t('stockPieces')}
        suffix={t('pieces')}
        min={0}
        max={10_000}
        required
      />
    </Form>
  );
}
